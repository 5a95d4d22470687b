import { busyMs, type Database } from './database.js';

/** The file that changes are written to first; what was deleted lies in it until something is written over it. */
export interface Journal {
  /** Cuts it off, at once or, while somebody reads the database, as soon as that is possible. Waits for nobody. */
  cut(): void;
  /** Tries a last time. What stays is cut off when the file is opened again. */
  stop(): void;
}

const retryMs = 1_000;

/** Writes the journal into the main file and cuts it off; false when a reader is in the way, a back-up for example. */
function tryToCut(db: Database): boolean {
  // Otherwise it would wait for the reader, and everybody else for it: the whole server does not move meanwhile.
  db.exec('pragma busy_timeout=0');
  try {
    return db.get('pragma wal_checkpoint(truncate)')?.busy === 0;
  } catch {
    // What was to be deleted is deleted; that a disk is full is said by whoever writes next.
    return false;
  } finally {
    db.exec(`pragma busy_timeout=${busyMs}`);
  }
}

/** The journal of an open database. */
export function createJournal(db: Database): Journal {
  let timer: NodeJS.Timeout | undefined;
  const cut = (): void => {
    clearTimeout(timer);
    timer = tryToCut(db) ? undefined : setTimeout(cut, retryMs).unref();
  };
  return {
    cut,
    stop: () => {
      clearTimeout(timer);
      tryToCut(db);
    },
  };
}
