import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Libsql from 'libsql';

const name = 'comptoir.sqlite';

/** A copy of a server's database as it was at one moment. */
export interface Backup {
  /** Puts it in place of what is there now, write-ahead log included; no server may run on the folder. */
  restore(): Promise<void>;
}

/** Takes a copy while the server runs, as SQLite's own means do it: whole, whatever is being written. */
export async function createBackup(dataDir: string): Promise<Backup> {
  const copy = join(dataDir, 'backup.sqlite');
  await rm(copy, { force: true });
  const database = new Libsql(join(dataDir, name));
  try {
    database.pragma('busy_timeout=5000');
    database.prepare('vacuum into ?').run(copy);
  } finally {
    database.close();
  }
  return {
    async restore() {
      for (const end of ['', '-wal', '-shm']) await rm(join(dataDir, name + end), { force: true });
      await copyFile(copy, join(dataDir, name));
    },
  };
}
