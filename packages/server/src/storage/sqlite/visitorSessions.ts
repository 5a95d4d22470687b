import type { VisitorSession, VisitorStore } from '../visitorStore.js';
import type { Database } from './database.js';
import { identify } from './identify.js';
import { toVisitor } from './visitorRows.js';

/** How long a token that was replaced is told apart from one that never was, in milliseconds. */
const replacedMs = 10 * 60_000;

/** How long a device that was away learns that its visitor has been deleted: what it keeps can then be wiped. */
const deletedMs = 400 * 86_400_000;

/** Sessions of named visitors end by themselves when nobody has proven anything for so long. */
const unprovenMs = 30 * 86_400_000;

const dayMs = 86_400_000;

/** The tokens of visitors in SQLite. */
export function createVisitorSessions(
  db: Database,
): Pick<VisitorStore, 'bySession' | 'identify' | 'confirm' | 'closeSession' | 'pruneSessions'> {
  return {
    bySession: async (tokenHash, at): Promise<VisitorSession | undefined> => {
      const session = db.get('select * from visitor_sessions where token_hash = ?', tokenHash);
      if (session === undefined) return undefined;
      if (session.state !== 'open') return { state: session.state as 'replaced' | 'deleted' };
      const row = db.get('select * from visitors where id = ?', String(session.visitor));
      if (row === undefined) return undefined;
      // A write per connection would be a disk flush per connection: once a day is enough for pruning.
      if (at - Number(row.seen_at) > dayMs) {
        await db.grouped(() => db.run('update visitors set seen_at = ? where id = ?', at, String(row.id)));
      }
      const provenUntil = session.proven_until;
      return {
        state: 'open',
        visitor: toVisitor(row),
        ...(provenUntil === null ? {} : { provenUntil: Number(provenUntil) }),
      };
    },
    identify: async (request) => identify(db, request),
    confirm: async (tokenHash) => {
      db.run('update visitor_sessions set confirmed = 1 where token_hash = ? and confirmed = 0', tokenHash);
    },
    closeSession: async (tokenHash, at) =>
      db.run(
        `update visitor_sessions set state = 'replaced', at = ? where token_hash = ? and state = 'open'`,
        ...[at, tokenHash],
      ) > 0,
    pruneSessions: async (at) =>
      db.transaction(() => {
        db.run("delete from visitor_sessions where state = 'replaced' and at < ?", at - replacedMs);
        db.run("delete from visitor_sessions where state = 'deleted' and at < ?", at - deletedMs);
        db.run('delete from visitor_sessions where proven_until < ?', at - unprovenMs);
        db.run('delete from identity_uses where expires_at < ?', at - dayMs);
        db.run('delete from deletions where at < ?', at - deletedMs);
      }),
  };
}
