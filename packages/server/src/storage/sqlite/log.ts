import type { LogPage, LogStore } from '../logStore.js';
import { toEntry } from './append.js';
import type { Database, Row } from './database.js';
import { sendAsOperator } from './sendAsOperator.js';
import { sendAsVisitor } from './sendAsVisitor.js';

// One row more than asked for tells whether the log goes on.
function newestFirst(rows: readonly Row[], limit: number): LogPage {
  return { entries: rows.slice(0, limit).reverse().map(toEntry), earlier: rows.length > limit };
}

/** The log in SQLite. */
export function createLogStore(db: Database): LogStore {
  return {
    sendAsVisitor: async (send) => sendAsVisitor(db, send),
    sendAsOperator: async (send) => sendAsOperator(db, send),
    page: async (visitor, { before, after, limit }) => {
      if (after !== undefined) {
        const rows = db.all(
          'select * from messages where visitor = ? and (n, seq) > (?, ?) order by n, seq limit ?',
          ...[visitor, after.n, after.seq, limit],
        );
        return { entries: rows.map(toEntry), earlier: after.n > 0 };
      }
      const end = before ?? { n: Number.MAX_SAFE_INTEGER, seq: 0 };
      const rows = db.all(
        'select * from messages where visitor = ? and (n, seq) < (?, ?) order by n desc, seq desc limit ?',
        ...[visitor, end.n, end.seq, limit + 1],
      );
      return newestFirst(rows, limit);
    },
    conversationPage: async (conversation, { before, after, limit }) => {
      const place = db.get('select visitor, n from conversations where id = ?', conversation);
      if (place === undefined) return { entries: [], earlier: false };
      const log = [String(place.visitor), Number(place.n)] as const;
      if (after !== undefined) {
        const rows = db.all(
          'select * from messages where visitor = ? and n = ? and seq > ? order by seq limit ?',
          ...[...log, after, limit],
        );
        return { entries: rows.map(toEntry), earlier: after > 0 };
      }
      const rows = db.all(
        'select * from messages where visitor = ? and n = ? and seq < ? order by seq desc limit ?',
        ...[...log, before ?? Number.MAX_SAFE_INTEGER, limit + 1],
      );
      return newestFirst(rows, limit);
    },
    has: async (owner, clientId) =>
      db.get('select 1 as there from messages where owner = ? and client_id = ?', owner, clientId) !==
      undefined,
    find: async (visitor, messageId) => {
      const row = db.get('select * from messages where id = ? and visitor = ?', messageId, visitor);
      return row === undefined ? undefined : toEntry(row);
    },
    newestUpTo: async (visitor, { n, seq }, of) => {
      const row = db.get(
        `select * from messages where visitor = ? and (n, seq) <= (?, ?) and (? = 'all' or sender = 'visitor')
         order by n desc, seq desc limit 1`,
        ...[visitor, n, seq, of],
      );
      return row === undefined ? undefined : toEntry(row);
    },
    waitingSince: async (conversation) => {
      const row = db.get(
        `select min(at) as since from messages m
         where conversation = ?1 and sender = 'visitor' and seq > coalesce(
           (select max(seq) from messages where conversation = ?1 and sender in ('operator', 'bot')), 0)`,
        conversation,
      );
      return row === undefined || row.since === null ? undefined : Number(row.since);
    },
    news: async (mark) => {
      if (mark === undefined) {
        return {
          mark: Number(db.get('select coalesce(max(entry), 0) as mark from messages')?.mark),
          touched: [],
        };
      }
      const rows = db.all(
        `select visitor, conversation, max(entry) as newest from messages where entry > ?
         group by visitor, conversation`,
        mark,
      );
      return {
        mark: rows.reduce((newest, row) => Math.max(newest, Number(row.newest)), mark),
        touched: rows.map((row) => ({
          visitor: String(row.visitor),
          conversation: String(row.conversation),
        })),
      };
    },
  };
}
