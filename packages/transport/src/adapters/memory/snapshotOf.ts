import type { Availability, Cursor } from '../../model.js';
import type { Snapshot } from '../../transport.js';
import type { Visitor } from './createVisitor.js';

/** Messages of a snapshot that goes on from nowhere. */
const newestPage = 50;

/** What a visitor is told on connecting; another log's cursor gives the newest page, `complete: false`. */
export function snapshotOf(
  { log, last, token, readUpTo, seenUpTo }: Visitor,
  cursor: Cursor | undefined,
  availability: Availability,
  serverTime: number,
): Snapshot {
  const from = cursor === undefined ? undefined : log.place(cursor);
  const messages = from === undefined ? log.page({ limit: newestPage }).messages : log.messages.slice(from);
  const read = log.messages[readUpTo - 1]?.id;
  const seen = log.messages[seenUpTo - 1]?.id;
  return {
    session: token,
    ...(last && { conversation: last.current }),
    messages,
    cursor: log.cursor(log.messages.length),
    complete: from !== undefined,
    earlier: messages.length < log.messages.length,
    availability,
    ...(read && { readUpTo: read }),
    ...(seen && { seenUpTo: seen }),
    serverTime,
  };
}
