import { join } from 'node:path';
import Libsql from 'libsql';

/** A data folder that is this server's alone. */
export interface FolderLock {
  /** Lets the next server in. Idempotent. */
  release(): void;
}

/** A server that was told to stop may need a moment to write its database out. */
const waitMs = 5_000;

/**
 * Takes a data folder for one server. Two over one folder would give each other's operators up as gone, and
 * sweep each other's uploads away.
 *
 * The lock is the operating system's, on an empty database beside the real one: a process that is killed
 * leaves none behind, and `operator …` still works beside the server.
 *
 * @throws Error naming the folder when another server has it.
 */
export function lockFolder(dataDir: string, timeoutMs = waitMs): FolderLock {
  const lock = new Libsql(join(dataDir, 'server.lock'));
  try {
    lock.pragma(`busy_timeout=${timeoutMs}`);
    lock.pragma('journal_mode=memory');
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error;
    throw new Error(
      `Another server is running on the data folder ${dataDir}. Stop it, or give this one a folder of its own: COMPTOIR_DATA.`,
      { cause: error },
    );
  }
  let held = true;
  return {
    release: () => {
      if (!held) return;
      held = false;
      // Closing alone lets go of it when the garbage is collected, too late for the next server in this process.
      lock.exec('rollback');
      lock.close();
    },
  };
}
