/** A place in one visitor's log: conversation number from 1, then the dense number inside it from 1. */
export interface Position {
  readonly n: number;
  readonly seq: number;
}

/** Before the first message. */
export const logStart: Position = { n: 0, seq: 0 };

/** Below 0: `a` is older; 0: the same place; above 0: `a` is newer. */
export function comparePositions(a: Position, b: Position): number {
  return a.n - b.n || a.seq - b.seq;
}

/** `Message.order`: zero-padded, so that plain string comparison sorts a visitor's whole log. */
export function toOrder(position: Position): string {
  return `${String(position.n).padStart(6, '0')}.${String(position.seq).padStart(8, '0')}`;
}
