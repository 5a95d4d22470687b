import { randomToken } from '../../security/randomToken.js';
import { logStart } from '../position.js';
import type { VisitorStore } from '../visitorStore.js';
import type { Database } from './database.js';
import { toVisitor, visitorById } from './visitorRows.js';
import { createVisitorSessions } from './visitorSessions.js';

/** Visitors in SQLite. */
export function createVisitorStore(db: Database): VisitorStore {
  return {
    ...createVisitorSessions(db),
    create: async (tokenHash, context, at) => {
      const id = randomToken(12);
      await db.grouped(() =>
        db.transaction(() => {
          db.run(
            'insert into visitors (id, token_hash, created_at, seen_at, context) values (?, ?, ?, ?, ?)',
            ...[id, id, at, at, JSON.stringify(context)],
          );
          db.run(
            'insert into visitor_sessions (token_hash, visitor, at) values (?, ?, ?)',
            ...[tokenHash, id, at],
          );
        }),
      );
      return { id, context, seen: logStart, read: logStart };
    },
    byId: async (id) => visitorById(db, id),
    mergeContext: (id, patch) =>
      db.grouped(() => {
        const before = visitorById(db, id)?.context ?? {};
        const context = { ...before, ...patch };
        const text = JSON.stringify(context);
        if (text !== JSON.stringify(before)) db.run('update visitors set context = ? where id = ?', text, id);
        return context;
      }),
    advance: async (id, which, { n, seq }) =>
      (await db.grouped(() =>
        db.run(
          `update visitors set ${which}_n = ?, ${which}_seq = ? where id = ? and (${which}_n, ${which}_seq) < (?, ?)`,
          ...[n, seq, id, n, seq],
        ),
      )) > 0,
    unban: async (id) =>
      db.run('update visitors set banned_at = null where id = ? and banned_at is not null', id) > 0,
    banned: async () =>
      db.all('select * from visitors where banned_at is not null order by banned_at desc, id').map(toVisitor),
    visits: async (id) =>
      Number(db.get('select count(*) as visits from conversations where visitor = ?', id)?.visits),
    prune: async (before) =>
      db.transaction(() => {
        const silent = `seen_at < ?1 and not exists (select 1 from conversations where visitor = visitors.id)
          and not exists (select 1 from notes where visitor = visitors.id)
          and not exists (select 1 from files where owner = 'visitor:' || visitors.id)`;
        db.run(
          `delete from visitor_sessions where visitor in (select id from visitors where ${silent})`,
          before,
        );
        return db.run(`delete from visitors where ${silent}`, before);
      }),
  };
}
