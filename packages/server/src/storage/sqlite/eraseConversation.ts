import type { Database } from './database.js';
import { releaseFiles } from './fileUses.js';

/** Deletes a conversation and its messages. Only inside a transaction. */
export function eraseConversation(db: Database, id: string): void {
  const withFiles = db.all('select id from messages where conversation = ? and has_files = 1', id);
  for (const row of withFiles) releaseFiles(db, String(row.id));
  // An edit or a removal may stand in a later conversation, and is worth nothing without its message.
  db.run('delete from messages where target in (select id from messages where conversation = ?)', id);
  db.run('delete from messages where conversation = ? and target is not null', id);
  db.run('delete from messages where conversation = ?', id);
  db.run('delete from conversations where id = ?', id);
}
