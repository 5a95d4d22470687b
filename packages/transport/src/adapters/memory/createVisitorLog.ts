import type { ClientId, Cursor, Message, MessageId } from '../../model.js';
import type { HistoryPage, HistoryQuery, TransportEvent } from '../../transport.js';
import { refuse } from './checkParts.js';
import { memoryCapabilities } from './memoryCapabilities.js';

/** A message that is there, with its place. */
export interface Placed {
  readonly message: Message;
  readonly place: number;
}

/** What happened at one place of a log. */
export type LogEvent = Extract<TransportEvent, { readonly type: 'message' | 'removed' }>;

/**
 * One visitor's log over all his conversations: append-only, dense, counted from 1.
 *
 * An edit or a removal has a place of its own at the end; the message is changed where it stands.
 */
export interface VisitorLog {
  /** The place of the newest row, 0 before the first. */
  readonly end: number;
  append(entry: Omit<Message, 'id' | 'order'>): Message;
  /** Puts another message of the same id where one stands, or nothing; answers the place where this is written. */
  change(id: MessageId, message: Message | undefined): Cursor;
  /** Names the row at a place; 0 is the place before the first. */
  cursor(place: number): Cursor;
  /** The place a cursor names; `undefined` for a cursor of another log. */
  place(cursor: Cursor): number | undefined;
  /** The place of a message, also of one that was removed; 0 when it was never here. */
  find(id: string | undefined): number;
  byClientId(clientId: ClientId): Placed | undefined;
  /** The newest message that is there at or before a place. */
  upTo(place: number): Message | undefined;
  /** What happened after a place, each message once and as it is now. */
  after(place: number): readonly LogEvent[];
  page(query: HistoryQuery): HistoryPage;
}

/** What stands at a place: a message (gone, once removed), or what happened to one. */
type Row =
  | { readonly kind: 'message'; readonly id: MessageId }
  | { readonly kind: 'edit' | 'removal'; readonly id: MessageId };

/** @param epoch unguessable, so that another log's cursor is never taken for one of ours. */
export function createVisitorLog(epoch: string): VisitorLog {
  const rows: Row[] = [];
  const messages = new Map<MessageId, Message>();
  const prefix = `${epoch}.`;
  const cursor = (place: number) => prefix + place;
  const placed = (): readonly Placed[] =>
    rows.flatMap(({ kind, id }, index) => {
      const message = kind === 'message' ? messages.get(id) : undefined;
      return message ? [{ message, place: index + 1 }] : [];
    });
  const write = (kind: Row['kind'], id: MessageId): Cursor => cursor(rows.push({ kind, id }));

  function place(from: Cursor): number | undefined {
    const found = from.startsWith(prefix) ? Number(from.slice(prefix.length)) : Number.NaN;
    return Number.isInteger(found) && found >= 0 && found <= rows.length ? found : undefined;
  }

  const known = (from: Cursor) =>
    place(from) ?? refuse('cursor_unknown', 'the cursor belongs to another log');

  return {
    get end() {
      return rows.length;
    },
    cursor,
    place,
    append(entry) {
      const order = String(rows.length + 1).padStart(9, '0');
      const message = { ...entry, id: prefix + order, order };
      messages.set(message.id, message);
      write('message', message.id);
      return message;
    },
    change(id, message) {
      if (message) messages.set(id, message);
      else messages.delete(id);
      return write(message ? 'edit' : 'removal', id);
    },
    find: (id) => rows.findIndex((row) => row.kind === 'message' && row.id === id) + 1,
    byClientId: (clientId) => placed().find(({ message }) => message.clientId === clientId),
    upTo: (end) =>
      placed()
        .filter((one) => one.place <= end)
        .at(-1)?.message,
    after(start) {
      const told = new Set<MessageId>();
      return rows.slice(start).flatMap(({ kind, id }, index): readonly LogEvent[] => {
        const at = cursor(start + index + 1);
        if (kind === 'removal') return [{ type: 'removed', id, cursor: at }];
        const message = messages.get(id);
        if (message === undefined || told.has(id)) return [];
        told.add(id);
        return [{ type: 'message', message, cursor: at }];
      });
    },
    page({ before, after, limit }) {
      if (!(limit >= 1)) refuse('bad_value', `limit: expected 1 or more, got ${limit}`);
      const most = Math.min(Math.floor(limit), memoryCapabilities.history.maxPage);
      const first = after === undefined ? 0 : known(after);
      const end = before === undefined ? rows.length + 1 : known(before);
      const all = placed();
      const found = all.filter((one) => one.place > first && one.place < end);
      const page = after === undefined ? found.slice(-most) : found.slice(0, most);
      const [oldest, newest] = [page[0], page.at(-1)];
      return {
        messages: page.map(({ message }) => message),
        ...(newest && { after: cursor(newest.place) }),
        ...(oldest && oldest !== all[0] && { before: cursor(oldest.place) }),
      };
    },
  };
}
