import { ChatError } from '../../errors.js';
import type { Cursor } from '../../model.js';

/** A place in a room's archive. */
export interface Position {
  /** Counts from 1 at the start of the archive; 0 is before the first entry. */
  readonly index: number;
  /** The archive's own id of the entry; empty at 0. */
  readonly id: string;
  /** The id of the entry before it; empty for the first. It proves that the archive still is the same one. */
  readonly previous: string;
}

/** Before everything. */
export const start: Position = { index: 0, id: '', previous: '' };

/** What is said of a cursor that is none of ours, and of one whose entry is gone. */
export const unknownCursor = () =>
  new ChatError('cursor_unknown', { message: 'the cursor names no entry of the archive' });

/** Writes a place as the opaque cursor that core keeps. */
export function writePosition({ index, id, previous }: Position): Cursor {
  return `${index} ${id} ${previous}`;
}

/** Reads a cursor. @throws ChatError `cursor_unknown` when it is none of ours. */
export function readPosition(cursor: Cursor): Position {
  const [, index, id = '', previous = ''] = /^([1-9]\d{0,14}) ([^ ]+) ([^ ]*)$/.exec(cursor) ?? [];
  if (index) return { index: Number(index), id, previous };
  throw unknownCursor();
}
