import { randomToken } from '../../security/randomToken.js';
import type { Database } from './database.js';
import { migrations } from './migrations.js';

/**
 * Brings a file to the present shape, each step in its own transaction.
 *
 * @returns the file's epoch, made once together with the file.
 * @throws Error when the file was written by a newer version of this package.
 */
export function migrate(db: Database): string {
  const version = Number(db.get('pragma user_version')?.user_version ?? 0);
  if (version > migrations.length) {
    throw new Error(
      `The database has version ${version}, this server knows up to ${migrations.length}: start a newer server.`,
    );
  }
  migrations.slice(version).forEach((step, index) => {
    db.transaction(() => {
      db.exec(step);
      db.exec(`pragma user_version = ${version + index + 1}`);
    });
  });
  db.run("insert or ignore into meta (key, value) values ('epoch', ?)", randomToken(12));
  return String(db.get("select value from meta where key = 'epoch'")?.value);
}
