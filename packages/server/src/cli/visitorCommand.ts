import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { databaseName } from '../createServer.js';
import { visitorName } from '../operator/visitorName.js';
import { createSqliteStorage } from '../storage/sqlite/createSqliteStorage.js';
import type { VisitorRecord } from '../storage/visitorStore.js';

/** How `visitor` is called. */
export const visitorUsage = `  visitor banned                                 who has been shut out, the newest first
  visitor unban <id>                             lets a visitor in again`;

function line({ id, bannedAt }: VisitorRecord): string {
  return `${id}\t${visitorName(id)}\t${new Date(bannedAt ?? 0).toISOString()}\n`;
}

/**
 * `visitor banned | unban`, also while the server runs: who is let in again may say hello at once.
 *
 * @returns the lines to print.
 * @throws TypeError when the arguments are wrong, there is no database, or nobody of this id is shut out.
 */
export async function visitorCommand(args: readonly string[], dataDir: string): Promise<string> {
  // Taken as they are: one id in sixty-four begins with a dash and is no option.
  const [verb = '', id, ...rest] = args;
  const isKnown = verb === 'unban' ? id !== undefined : verb === 'banned' && id === undefined;
  if (!isKnown || rest.length > 0) throw new TypeError(`Usage:\n${visitorUsage}`);
  const path = join(dataDir, databaseName);
  if (!existsSync(path)) {
    throw new TypeError(`There is no database in ${dataDir}; COMPTOIR_DATA names the server's folder.`);
  }
  const storage = createSqliteStorage(path);
  try {
    if (id === undefined) {
      const all = await storage.visitors.banned();
      return all.length === 0 ? 'Nobody is shut out.\n' : all.map(line).join('');
    }
    if (await storage.visitors.unban(id)) return `${visitorName(id)} is let in again.\n`;
    throw new TypeError(`Nobody with the id "${id}" is shut out; "visitor banned" tells who is.`);
  } finally {
    await storage.close();
  }
}
