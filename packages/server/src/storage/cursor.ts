import type { Cursor } from '@comptoir/transport';
import type { LogPlace } from './position.js';

/** What a cursor is bound to: one database and one visitor's log in it. */
export interface CursorScope {
  /** Random id made with the database; a copy of the file has the same. */
  readonly epoch: string;
  readonly visitor: string;
}

const shape = /^([\w-]+)~([\w-]+)~(\d{1,9})~(\d{1,9})~([\w-]*)$/;

/** So much of a row's id that another row at the same place is taken for it once in 2^48 times. */
const tagLength = 8;

/** Packs a place for a client; opaque to everybody but `fromCursor`. */
export function toCursor(scope: CursorScope, { n, seq, row }: LogPlace): Cursor {
  const text = `${scope.epoch}~${scope.visitor}~${n}~${seq}~${row.slice(0, tagLength)}`;
  return Buffer.from(text).toString('base64url');
}

/**
 * Reads a cursor back; `undefined` when it is malformed, of another database or of another visitor. Its `row` is
 * the beginning of an id: whether that row stands there is for `LogStore.holds` to say.
 */
export function fromCursor(scope: CursorScope, cursor: Cursor): LogPlace | undefined {
  const match = shape.exec(Buffer.from(cursor.slice(0, 512), 'base64url').toString('utf8'));
  if (match === null || match[1] !== scope.epoch || match[2] !== scope.visitor) return undefined;
  const row = match[5] ?? '';
  const n = Number(match[3]);
  // Only the start of a log has no row: an empty beginning would fit every id.
  return row.length === (n === 0 ? 0 : tagLength) ? { n, seq: Number(match[4]), row } : undefined;
}
