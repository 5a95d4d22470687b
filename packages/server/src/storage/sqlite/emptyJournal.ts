import type { Database } from './database.js';

/** Writes the journal into the main file and cuts it off: what was deleted would lie in it until it is written over. */
export function emptyJournal(db: Database): void {
  db.get('pragma wal_checkpoint(truncate)');
}
