import type { PrivacyStore } from '../privacyStore.js';
import type { Database } from './database.js';
import { readDossier } from './dossier.js';
import { eraseConversation } from './eraseConversation.js';
import { forgetFile } from './fileUses.js';
import type { Journal } from './journal.js';

function ids(db: Database, sql: string, ...values: readonly string[]): readonly string[] {
  return db.all(sql, ...values).map((row) => String(row.id));
}

function erase(db: Database, visitor: string, at: number): boolean {
  if (db.get('select 1 from visitors where id = ?', visitor) === undefined) return false;
  const conversations = ids(db, 'select id from conversations where visitor = ?', visitor);
  for (const id of conversations) eraseConversation(db, id);
  for (const id of ids(db, "select id from files where owner = 'visitor:' || ?", visitor)) forgetFile(db, id);
  db.run('delete from notes where visitor = ?', visitor);
  db.run(
    'delete from identity_uses where token_hash in (select token_hash from visitor_sessions where visitor = ?)',
    visitor,
  );
  db.run(
    "update visitor_sessions set state = 'deleted', visitor = null, proven_until = null, at = ? where visitor = ?",
    ...[at, visitor],
  );
  db.run('delete from visitors where id = ?', visitor);
  db.run(
    'insert into deletions (visitor, conversations, at) values (?, ?, ?)',
    ...[visitor, JSON.stringify(conversations), at],
  );
  return true;
}

function expire(db: Database, before: number, most: number) {
  const rows = db.all(
    `select c.id, c.visitor from conversations c
     where c.opened_at < ?1 and coalesce(c.ended_at, 0) < ?1 and coalesce(c.rated_at, 0) < ?1
       and not exists (select 1 from messages m where m.visitor = c.visitor and m.n = c.n and m.at >= ?1)
     order by c.opened_at limit ?2`,
    ...[before, most],
  );
  for (const row of rows) eraseConversation(db, String(row.id));
  const notes = db.run('delete from notes where at < ?', before);
  db.run('delete from waits where assigned_at < ?', before);
  const erased = rows.map((row) => ({ visitor: String(row.visitor), conversations: [String(row.id)] }));
  return { erased, notes };
}

/** What can be asked about a visitor, and its end, in SQLite. */
export function createPrivacyStore(db: Database, journal: Journal): PrivacyStore {
  return {
    find: async (idOrSubject) => {
      const row = db.get(
        'select id from visitors where id = ?1 or subject = ?1 order by id <> ?1',
        idOrSubject,
      );
      return row === undefined ? undefined : String(row.id);
    },
    dossier: async (visitor) => readDossier(db, visitor),
    erase: async (visitor, at) => {
      const erased = db.transaction(() => erase(db, visitor, at));
      journal.cut();
      return erased;
    },
    erasures: async (mark) => {
      if (mark === undefined) {
        return {
          mark: Number(db.get('select coalesce(max(entry), 0) as mark from deletions')?.mark),
          erased: [],
        };
      }
      const rows = db.all('select * from deletions where entry > ? order by entry', mark);
      // Another process may have deleted them, and have ended before a reader did.
      if (rows.length > 0) journal.cut();
      return {
        mark: rows.reduce((end, row) => Math.max(end, Number(row.entry)), mark),
        erased: rows.map((row) => ({
          visitor: String(row.visitor),
          conversations: JSON.parse(String(row.conversations)) as string[],
        })),
      };
    },
    expire: async (before, most) => {
      const { erased, notes } = db.transaction(() => expire(db, before, most));
      if (erased.length + notes > 0) journal.cut();
      return erased;
    },
  };
}
