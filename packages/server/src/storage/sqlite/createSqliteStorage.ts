import type { Storage } from '../storage.js';
import { createConversationStore } from './conversations.js';
import { openDatabase } from './database.js';
import { createDeskStore } from './desk.js';
import { createFileStore } from './files.js';
import { createJournal } from './journal.js';
import { createLogStore } from './log.js';
import { migrate } from './migrate.js';
import { createOperatorStore } from './operators.js';
import { createPrivacyStore } from './privacy.js';
import { createVisitorStore } from './visitors.js';

/** Storage in one SQLite file, made when missing: nothing to install, one process, on disk before the ack. */
export function createSqliteStorage(path: string): Storage {
  const db = openDatabase(path);
  const epoch = migrate(db);
  const journal = createJournal(db);
  // Whoever deleted something last may have ended before a reader did.
  journal.cut();
  return {
    epoch,
    visitors: createVisitorStore(db),
    conversations: createConversationStore(db),
    log: createLogStore(db, journal),
    operators: createOperatorStore(db),
    files: createFileStore(db),
    desk: createDeskStore(db),
    privacy: createPrivacyStore(db, journal),
    check: async () => {
      db.run("insert or replace into meta (key, value) values ('checked', ?)", String(Date.now()));
    },
    close: async () => {
      journal.stop();
      db.close();
    },
  };
}
