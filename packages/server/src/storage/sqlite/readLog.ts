import type { LogChange, LogPage, LogStretch } from '../logStore.js';
import { type LogPlace, logStart } from '../position.js';
import { toEntry, toPlace } from './append.js';
import type { Database, Row } from './database.js';

/** Tells a message, also one of which only its place is left, from edits and removals. */
export const isMessage = "kind = 'message'";

/** Tells a message that says something from one that was removed. */
export const isThere = `${isMessage} and state <> 'removed'`;

/** Where a log ends, of rows selected newest first. */
export function toEnd(row: Row | undefined): LogPlace {
  return row === undefined ? logStart : toPlace(row);
}

/** A page out of rows selected newest first; one row more than asked for tells whether the log goes on. */
export function newestFirst(rows: readonly Row[], limit: number, end: LogPlace): LogPage {
  return { entries: rows.slice(0, limit).reverse().map(toEntry), earlier: rows.length > limit, end };
}

/** What rows mean to somebody who goes on from before them: each message once, as it is now. */
export function toStretch(db: Database, rows: readonly Row[], after: LogPlace, limit: number): LogStretch {
  const told = new Set<unknown>();
  const changes = rows.slice(0, limit).flatMap((row): readonly LogChange[] => {
    const position = toPlace(row);
    if (row.kind === 'removal') return [{ type: 'removed', id: String(row.target), position }];
    const message =
      row.kind === 'edit' ? db.get('select * from messages where id = ?', String(row.target)) : row;
    if (message === undefined || told.has(message.id)) return [];
    // Its removal stands further on, and is told there.
    if (row.kind === 'edit' && message.state === 'removed') return [];
    told.add(message.id);
    return [{ type: 'message', message: toEntry(message).message, position }];
  });
  const last = rows.slice(0, limit).at(-1);
  return { changes, end: last === undefined ? after : toPlace(last), more: rows.length > limit };
}
