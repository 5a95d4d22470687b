import type { VisitorContext } from '@comptoir/transport';
import { randomToken } from '../../security/randomToken.js';
import { logStart } from '../position.js';
import type { VisitorRecord, VisitorStore } from '../visitorStore.js';
import type { Database, Row } from './database.js';

function toVisitor(row: Row): VisitorRecord {
  return {
    id: String(row.id),
    context: JSON.parse(String(row.context)) as VisitorContext,
    seen: { n: Number(row.seen_n), seq: Number(row.seen_seq) },
    read: { n: Number(row.read_n), seq: Number(row.read_seq) },
    ...(row.banned_at === null ? {} : { bannedAt: Number(row.banned_at) }),
  };
}

/** Visitors in SQLite. */
export function createVisitorStore(db: Database): VisitorStore {
  const byId = (id: string): VisitorRecord | undefined => {
    const row = db.get('select * from visitors where id = ?', id);
    return row === undefined ? undefined : toVisitor(row);
  };
  return {
    create: async (tokenHash, context, at) => {
      const id = randomToken(12);
      await db.grouped(() =>
        db.run(
          'insert into visitors (id, token_hash, created_at, seen_at, context) values (?, ?, ?, ?, ?)',
          ...[id, tokenHash, at, at, JSON.stringify(context)],
        ),
      );
      return { id, context, seen: logStart, read: logStart };
    },
    byToken: async (tokenHash, at) => {
      const row = db.get('select * from visitors where token_hash = ?', tokenHash);
      if (row === undefined) return undefined;
      // A write per connection would be a disk flush per connection: once a day is enough for pruning.
      if (at - Number(row.seen_at) > 86_400_000) {
        await db.grouped(() => db.run('update visitors set seen_at = ? where id = ?', at, String(row.id)));
      }
      return toVisitor(row);
    },
    byId: async (id) => byId(id),
    mergeContext: (id, patch) =>
      db.grouped(() => {
        const before = byId(id)?.context ?? {};
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
      db.run(
        `delete from visitors where seen_at < ? and not exists (select 1 from conversations where visitor = visitors.id)
           and not exists (select 1 from notes where visitor = visitors.id)
           and not exists (select 1 from files where owner = 'visitor:' || visitors.id)`,
        before,
      ),
  };
}
