import type { Cursor, Message } from '../../model.js';
import type { HistoryPage, HistoryQuery } from '../../transport.js';
import { refuse } from './checkParts.js';
import { memoryCapabilities } from './memoryCapabilities.js';

/** One visitor's log over all his conversations: append-only, dense, counted from 1. */
export interface VisitorLog {
  readonly messages: readonly Message[];
  append(entry: Omit<Message, 'id' | 'order'>): Message;
  /** Names the message at a place; 0 is the place before the first. */
  cursor(place: number): Cursor;
  /** The place a cursor names; `undefined` for a cursor of another log. */
  place(cursor: Cursor): number | undefined;
  /** The place of a message, 0 when it is not here. */
  find(id: string | undefined): number;
  page(query: HistoryQuery): HistoryPage;
}

/** @param epoch unguessable, so that another log's cursor is never taken for one of ours. */
export function createVisitorLog(epoch: string): VisitorLog {
  const messages: Message[] = [];
  const prefix = `${epoch}.`;
  const cursor = (place: number) => prefix + place;

  function place(from: Cursor): number | undefined {
    const found = from.startsWith(prefix) ? Number(from.slice(prefix.length)) : Number.NaN;
    return Number.isInteger(found) && found >= 0 && found <= messages.length ? found : undefined;
  }

  const known = (from: Cursor) =>
    place(from) ?? refuse('cursor_unknown', 'the cursor belongs to another log');

  return {
    messages,
    cursor,
    place,
    append(entry) {
      const order = String(messages.length + 1).padStart(9, '0');
      const message = { ...entry, id: prefix + order, order };
      messages.push(message);
      return message;
    },
    find: (id) => messages.findIndex((message) => message.id === id) + 1,
    page({ before, after, limit }) {
      if (!(limit >= 1)) refuse('bad_value', `limit: expected 1 or more, got ${limit}`);
      const most = Math.min(Math.floor(limit), memoryCapabilities.history.maxPage);
      const end = before === undefined ? messages.length : Math.max(0, known(before) - 1);
      const start = after === undefined ? Math.max(0, end - most) : known(after);
      const page = messages.slice(start, after === undefined ? end : Math.min(end, start + most));
      return {
        messages: page,
        ...(page.length > 0 && { after: cursor(start + page.length) }),
        ...(page.length > 0 && start > 0 && { before: cursor(start + 1) }),
      };
    },
  };
}
