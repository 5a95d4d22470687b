import { ChatError, type FileRef, type Part } from '@comptoir/transport';
import type { Database } from './database.js';

function filesIn(parts: readonly Part[]): ReadonlySet<string> {
  const refs = parts.flatMap((part): readonly FileRef[] => {
    if (part.kind === 'file') return [part.file];
    return part.kind === 'formAnswers' ? part.answers.flatMap(({ files = [] }) => files) : [];
  });
  return new Set(refs.map(({ id }) => id));
}

/**
 * Notes which files a message names. Only inside the transaction that stores it.
 *
 * @throws ChatError `not_found` when one of them was forgotten since it was looked up.
 */
export function useFiles(db: Database, message: string, parts: readonly Part[]): void {
  const files = filesIn(parts);
  for (const file of files) {
    if (db.get('select 1 from files where id = ?', file) === undefined) {
      throw new ChatError('not_found', { message: 'send: a file part names a file that is not there.' });
    }
    db.run('insert or ignore into file_uses (file, message) values (?, ?)', file, message);
  }
  if (files.size > 0) db.run('update messages set has_files = 1 where id = ?', message);
}

/**
 * A message names these files no longer, or is gone: those that no other message names are forgotten, and their bytes
 * are due. Only inside the transaction that changes it; files in `except` stay.
 */
export function releaseFiles(db: Database, message: string, except: readonly Part[] = []): void {
  const kept = filesIn(except);
  const rows = db.all('select file from file_uses where message = ?', message);
  for (const file of rows.map((row) => String(row.file))) {
    if (kept.has(file)) continue;
    db.run('delete from file_uses where file = ? and message = ?', file, message);
    if (db.get('select 1 from file_uses where file = ?', file) === undefined) forgetFile(db, file);
  }
  if (kept.size === 0 && rows.length > 0) db.run('update messages set has_files = 0 where id = ?', message);
}

/** Forgets a file; whoever removes the bytes finds it in `due_files`, also after a crash. */
export function forgetFile(db: Database, id: string): void {
  if (db.run('delete from files where id = ?', id) === 0) return;
  db.run('delete from file_uses where file = ?', id);
  db.run('insert or ignore into due_files (id) values (?)', id);
}
