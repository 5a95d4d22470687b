import type { Availability, Cursor } from '../../model.js';
import type { Snapshot } from '../../transport.js';
import type { Visitor } from './createVisitor.js';
import type { LogEvent } from './createVisitorLog.js';

/** Messages of a snapshot that goes on from nowhere. */
const newestPage = 50;

/** What a visitor is told on connecting. */
export interface Greeting {
  readonly snapshot: Snapshot;
  /** What comes right behind it: everything from the first removal on, which a snapshot has no place for. */
  readonly rest: readonly LogEvent[];
}

/** Another log's cursor gives the newest page, `complete: false`. */
export function snapshotOf(
  { log, last, token, readUpTo, seenUpTo }: Visitor,
  cursor: Cursor | undefined,
  availability: Availability,
  serverTime: number,
): Greeting {
  const from = cursor === undefined ? undefined : log.place(cursor);
  const newest = from === undefined ? log.page({ limit: newestPage }) : undefined;
  const events = from === undefined ? [] : log.after(from);
  const removal = events.findIndex(({ type }) => type === 'removed');
  const first = removal < 0 ? events : events.slice(0, removal);
  const news = first.flatMap((event) => (event.type === 'message' ? [event.message] : []));
  const place = removal < 0 ? log.cursor(log.end) : (first.at(-1)?.cursor ?? cursor);
  const read = log.upTo(readUpTo)?.id;
  const seen = log.upTo(seenUpTo)?.id;
  return {
    rest: events.slice(first.length),
    snapshot: {
      session: token,
      ...(last && { conversation: last.current }),
      // An edit stands where it was made, its message where it was written.
      messages: newest?.messages ?? news.sort((one, other) => (one.order < other.order ? -1 : 1)),
      ...(place !== undefined && { cursor: place }),
      complete: from !== undefined,
      earlier: newest ? newest.before !== undefined : log.end > 0,
      availability,
      ...(read && { readUpTo: read }),
      ...(seen && { seenUpTo: seen }),
      serverTime,
    },
  };
}
