/** A place in one visitor's log: conversation number from 1, then the dense number inside it from 1. */
export interface Position {
  readonly n: number;
  readonly seq: number;
}

/**
 * A position with the random id of the row that stands there.
 *
 * Rows are only ever added, at the end of a visitor's log: who knows a row knows that all before it are the same
 * as well. After a restored back-up the numbers are given anew, the ids are not.
 */
export interface LogPlace extends Position {
  /** Empty before the first row. */
  readonly row: string;
}

/** Before the first row. */
export const logStart: LogPlace = { n: 0, seq: 0, row: '' };

/** Below 0: `a` is older; 0: the same place; above 0: `a` is newer. */
export function comparePositions(a: Position, b: Position): number {
  return a.n - b.n || a.seq - b.seq;
}

/** `Message.order`: zero-padded, so that plain string comparison sorts a visitor's whole log. */
export function toOrder(position: Position): string {
  return `${String(position.n).padStart(6, '0')}.${String(position.seq).padStart(8, '0')}`;
}
