import type { Cursor } from '@comptoir/transport';
import type { Position } from './position.js';

/** What a cursor is bound to: one database and one visitor's log in it. */
export interface CursorScope {
  /** Random id made with the database: a restored back-up or a new file has another one. */
  readonly epoch: string;
  readonly visitor: string;
}

const shape = /^([\w-]+)~([\w-]+)~(\d{1,9})~(\d{1,9})$/;

/** Packs a position for a client; opaque to everybody but `fromCursor`. */
export function toCursor(scope: CursorScope, position: Position): Cursor {
  const text = `${scope.epoch}~${scope.visitor}~${position.n}~${position.seq}`;
  return Buffer.from(text).toString('base64url');
}

/** Reads a cursor back; `undefined` when it is malformed, of another database or of another visitor. */
export function fromCursor(scope: CursorScope, cursor: Cursor): Position | undefined {
  const match = shape.exec(Buffer.from(cursor.slice(0, 512), 'base64url').toString('utf8'));
  if (match === null || match[1] !== scope.epoch || match[2] !== scope.visitor) return undefined;
  return { n: Number(match[3]), seq: Number(match[4]) };
}
