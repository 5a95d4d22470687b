import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { databaseName } from '../createServer.js';
import type { OperatorStore } from '../storage/operatorStore.js';
import { createSqliteStorage } from '../storage/sqlite/createSqliteStorage.js';
import { addOperator } from './addOperator.js';
import { choosePassword } from './choosePassword.js';

/** How `operator` is called. */
export const operatorUsage = `  operator add <login> --name "Anna" --groups chat,stylist [--password "…"]
  operator password <login> [--password "…"]    a new password; the operator is signed out everywhere
  operator picture <login> [--address "https://…"]  what visitors see beside the name; without one it goes away
  operator remove <login>                        no more sign-ins; what was said stays
  operator list`;

function known(found: boolean, login: string): void {
  if (!found) throw new TypeError(`There is no operator "${login}"; "operator list" tells who there is.`);
}

/** Shops are served over https, and a browser leaves out whatever is not. */
function pictureAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new TypeError(`--address: expected the web address of a picture, got "${address}".`);
  }
  return url.href;
}

async function listed(operators: OperatorStore): Promise<string> {
  const all = await operators.all();
  if (all.length === 0) return 'There is no operator yet: operator add.\n';
  return all.map(({ login, name, groups }) => `${login}\t${name}\t${groups.join(', ')}\n`).join('');
}

/**
 * `operator add | password | picture | remove | list`, also while the server runs: it signs out whoever lost his session
 * within seconds.
 *
 * @returns the lines to print: a password that was made up is in them, once.
 * @throws TypeError when the arguments are wrong or there is no database yet, ChatError when a login is taken.
 */
export async function operatorCommand(
  args: readonly string[],
  dataDir: string,
  groups: readonly string[],
): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      groups: { type: 'string' },
      password: { type: 'string' },
      address: { type: 'string' },
    },
  });
  const [verb = '', login, ...rest] = positionals;
  const lacksLogin = verb === 'list' ? login !== undefined : login === undefined;
  if (!['add', 'password', 'picture', 'remove', 'list'].includes(verb) || lacksLogin || rest.length > 0) {
    throw new TypeError(`Usage:\n${operatorUsage}`);
  }
  const path = join(dataDir, databaseName);
  if (verb === 'add') mkdirSync(dataDir, { recursive: true });
  else if (!existsSync(path)) {
    throw new TypeError(`There is no database in ${dataDir}; COMPTOIR_DATA names the server's folder.`);
  }
  const storage = createSqliteStorage(path);
  const { operators } = storage;
  try {
    if (login === undefined) return await listed(operators);
    if (verb === 'add') return await addOperator(operators, login, values, groups);
    if (verb === 'remove') {
      known(await operators.remove(login), login);
      return `Operator "${login}" removed.\n`;
    }
    if (verb === 'picture') {
      const address = values.address === undefined ? undefined : pictureAddress(values.address);
      known(await operators.setPicture(login, address), login);
      return `Operator "${login}" has ${address === undefined ? 'no picture' : 'a picture'} from the next sign-in on.\n`;
    }
    const chosen = await choosePassword(values.password);
    known(await operators.setPassword(login, chosen.hash), login);
    return `Operator "${login}" has a new password and is signed out everywhere.\n${chosen.said}\n`;
  } finally {
    await storage.close();
  }
}
