import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { databaseName } from '../createServer.js';
import { openFileFolder } from '../files/fileFolder.js';
import { createFileKeeper } from '../files/fileKeeper.js';
import { visitorName } from '../operator/visitorName.js';
import { createSqliteStorage } from '../storage/sqlite/createSqliteStorage.js';
import type { Storage } from '../storage/storage.js';
import type { VisitorRecord } from '../storage/visitorStore.js';
import { exportVisitor } from './exportVisitor.js';

/** How `visitor` is called. */
export const visitorUsage = `  visitor banned                                 who has been shut out, the newest first
  visitor unban <id>                             lets a visitor in again
  visitor export <id> <folder>                   writes all that is stored about a visitor: visitor.json and files
  visitor delete <id>                            deletes it, also from open windows and desks
  The id is the one in the desk, or the shop's own (sub).`;

/** How many words stand after each verb. */
const words: Readonly<Record<string, number>> = { banned: 0, unban: 1, export: 2, delete: 1 };

function line({ id, bannedAt }: VisitorRecord): string {
  return `${id}\t${visitorName(id)}\t${new Date(bannedAt ?? 0).toISOString()}\n`;
}

async function visitorOf({ privacy }: Storage, id: string): Promise<string> {
  const found = await privacy.find(id);
  if (found === undefined) throw new TypeError(`There is no visitor "${id}": neither as an id nor as a sub.`);
  return found;
}

async function deleted(storage: Storage, id: string, filesDir: string): Promise<string> {
  const visitor = await visitorOf(storage, id);
  await storage.privacy.erase(visitor, Date.now());
  await createFileKeeper(storage.files, openFileFolder(filesDir)).removeDue();
  return `${visitorName(visitor)} is deleted. A running server closes his windows within seconds; back-ups keep what they have.\n`;
}

/**
 * `visitor banned | unban | export | delete`, also while the server runs.
 *
 * @returns the lines to print.
 * @throws TypeError when the arguments are wrong, there is no database, or no such visitor.
 */
export async function visitorCommand(args: readonly string[], dataDir: string): Promise<string> {
  // Taken as they are: one id in sixty-four begins with a dash and is no option.
  const [verb = '', id = '', folder = ''] = args;
  if (!Object.hasOwn(words, verb) || words[verb] !== args.length - 1) {
    throw new TypeError(`Usage:\n${visitorUsage}`);
  }
  const path = join(dataDir, databaseName);
  if (!existsSync(path)) {
    throw new TypeError(`There is no database in ${dataDir}; COMPTOIR_DATA names the server's folder.`);
  }
  const storage = createSqliteStorage(path);
  const filesDir = join(dataDir, 'files');
  try {
    if (verb === 'banned') {
      const all = await storage.visitors.banned();
      return all.length === 0 ? 'Nobody is shut out.\n' : all.map(line).join('');
    }
    if (verb === 'delete') return await deleted(storage, id, filesDir);
    if (verb === 'export') {
      return await exportVisitor(storage.privacy, await visitorOf(storage, id), filesDir, folder);
    }
    if (await storage.visitors.unban(id)) return `${visitorName(id)} is let in again.\n`;
    throw new TypeError(`Nobody with the id "${id}" is shut out; "visitor banned" tells who is.`);
  } finally {
    await storage.close();
  }
}
