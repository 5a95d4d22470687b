import type { LogStore } from '../logStore.js';
import { logStart } from '../position.js';
import { toEntry } from './append.js';
import type { Database } from './database.js';
import type { Journal } from './journal.js';
import { isMessage, isThere, newestFirst, toEnd, toStretch } from './readLog.js';
import { revise } from './revise.js';
import { sendAsOperator } from './sendAsOperator.js';
import { sendAsVisitor } from './sendAsVisitor.js';

/** The log in SQLite. */
export function createLogStore(db: Database, journal: Journal): LogStore {
  return {
    sendAsVisitor: (send) => db.grouped(() => sendAsVisitor(db, send)),
    sendAsOperator: (send) => db.grouped(() => sendAsOperator(db, send)),
    revise: async (revision) => {
      const revised = revise(db, revision);
      if (revised.changed && revision.change.kind === 'removal') journal.cut();
      return revised;
    },
    page: async (visitor, { before, after, limit }) => {
      const end = toEnd(
        db.get('select * from messages where visitor = ? order by n desc, seq desc limit 1', visitor),
      );
      if (after !== undefined) {
        const rows = db.all(
          `select * from messages where visitor = ? and (n, seq) > (?, ?) and ${isMessage} order by n, seq limit ?`,
          ...[visitor, after.n, after.seq, limit],
        );
        const entries = rows.map(toEntry);
        const first = entries[0]?.position ?? logStart;
        const older = db.get(
          `select 1 from messages where visitor = ? and (n, seq) < (?, ?) and ${isMessage} limit 1`,
          ...[visitor, first.n, first.seq],
        );
        return { entries, earlier: older !== undefined, end };
      }
      const from = before ?? { n: Number.MAX_SAFE_INTEGER, seq: 0 };
      const rows = db.all(
        `select * from messages where visitor = ? and (n, seq) < (?, ?) and ${isMessage}
         order by n desc, seq desc limit ?`,
        ...[visitor, from.n, from.seq, limit + 1],
      );
      return newestFirst(rows, limit, end);
    },
    changes: async (visitor, after, limit) => {
      const rows = db.all(
        'select * from messages where visitor = ? and (n, seq) > (?, ?) order by n, seq limit ?',
        ...[visitor, after.n, after.seq, limit + 1],
      );
      return toStretch(db, rows, after, limit);
    },
    conversationPage: async (conversation, { before, limit }) => {
      const place = db.get('select visitor, n from conversations where id = ?', conversation);
      if (place === undefined) return { entries: [], earlier: false, end: logStart };
      const log = [String(place.visitor), Number(place.n)] as const;
      const end = db.get(
        'select * from messages where visitor = ? and n = ? order by seq desc limit 1',
        ...log,
      );
      const rows = db.all(
        `select * from messages where visitor = ? and n = ? and seq < ? and ${isMessage} order by seq desc limit ?`,
        ...[...log, before ?? Number.MAX_SAFE_INTEGER, limit + 1],
      );
      return newestFirst(rows, limit, toEnd(end));
    },
    removedBefore: async (conversation, seq) =>
      db
        .all(
          "select id from messages where conversation = ? and seq < ? and state = 'removed' order by seq",
          ...[conversation, seq],
        )
        .map((row) => String(row.id)),
    conversationChanges: async (conversation, after, limit) => {
      const place = db.get('select visitor, n from conversations where id = ?', conversation);
      const n = Number(place?.n);
      // A revision of an earlier conversation stands here too, and may be another operator's business.
      const rows =
        place === undefined
          ? []
          : db.all(
              `select m.* from messages m left join messages t on t.id = m.target
               where m.visitor = ? and m.n = ? and m.seq > ? and (m.target is null or t.n = m.n)
               order by m.seq limit ?`,
              ...[String(place.visitor), n, after, limit + 1],
            );
      return toStretch(db, rows, { n, seq: after, row: '' }, limit);
    },
    holds: async (visitor, { n, seq, row }) =>
      n === 0 ||
      db.get(
        'select 1 from messages where visitor = ? and n = ? and seq = ? and substr(id, 1, ?) = ?',
        ...[visitor, n, seq, row.length, row],
      ) !== undefined,
    has: async (owner, clientId) =>
      db.get('select 1 as there from messages where owner = ? and client_id = ?', owner, clientId) !==
      undefined,
    find: async (visitor, messageId) => {
      const row = db.get(
        "select * from messages where id = ? and visitor = ? and kind = 'message'",
        ...[messageId, visitor],
      );
      return row === undefined ? undefined : toEntry(row);
    },
    newestUpTo: async (visitor, { n, seq }, of) => {
      const row = db.get(
        `select * from messages where visitor = ? and (n, seq) <= (?, ?) and ${isThere}
           and (? = 'all' or sender = 'visitor')
         order by n desc, seq desc limit 1`,
        ...[visitor, n, seq, of],
      );
      return row === undefined ? undefined : toEntry(row);
    },
    withFiles: async (of, limit) => {
      const place =
        'visitor' in of
          ? { visitor: of.visitor, n: null }
          : db.get('select visitor, n from conversations where id = ?', of.conversation);
      if (place === undefined) return [];
      const rows = db.all(
        `select * from messages where visitor = ?1 and has_files = 1 and (?2 is null or n = ?2)
         order by n desc, seq desc limit ?3`,
        ...[String(place.visitor), place.n === null ? null : Number(place.n), limit],
      );
      return rows.map(toEntry).reverse();
    },
    waitingSince: async (conversation) => {
      const row = db.get(
        `select min(at) as since from messages m
         where conversation = ?1 and sender = 'visitor' and seq > coalesce(
           (select max(seq) from messages
            where conversation = ?1 and sender in ('operator', 'bot') and state <> 'removed'), 0)`,
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
        `select m.visitor, m.conversation, c.operator, max(m.entry) as newest
         from messages m join conversations c on c.id = m.conversation where m.entry > ?
         group by m.visitor, m.conversation`,
        mark,
      );
      return {
        mark: rows.reduce((newest, row) => Math.max(newest, Number(row.newest)), mark),
        touched: rows.map((row) => ({
          visitor: String(row.visitor),
          conversation: String(row.conversation),
          operator: row.operator === null ? undefined : String(row.operator),
        })),
      };
    },
  };
}
