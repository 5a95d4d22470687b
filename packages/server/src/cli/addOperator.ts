import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { databaseName } from '../createServer.js';
import { hashPassword } from '../security/password.js';
import { randomToken } from '../security/randomToken.js';
import { createSqliteStorage } from '../storage/sqlite/createSqliteStorage.js';

const usage = 'operator add <login> --name "Anna" --groups chat,stylist [--password "…"]';

/**
 * `operator add`: adds an operator, also while the server runs.
 *
 * @returns the lines to print: the password is in them, once.
 * @throws TypeError when the arguments are wrong, ChatError when the login is taken.
 */
export async function addOperator(
  args: readonly string[],
  dataDir: string,
  groups: readonly string[],
): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { name: { type: 'string' }, groups: { type: 'string' }, password: { type: 'string' } },
  });
  const [verb, login, ...rest] = positionals;
  if (verb !== 'add' || login === undefined || rest.length > 0) throw new TypeError(`Usage: ${usage}`);
  if (!/^[\p{L}\p{N}_.@-]{1,100}$/u.test(login)) {
    throw new TypeError('The login may hold letters, digits, "_", ".", "@" and "-", at most 100.');
  }
  const wanted = (values.groups ?? groups.join(',')).split(',').map((group) => group.trim());
  const unknown = wanted.filter((group) => !groups.includes(group));
  if (unknown.length > 0) {
    throw new TypeError(`--groups: unknown "${unknown.join('", "')}"; there are: ${groups.join(', ')}.`);
  }
  const password = values.password ?? randomToken(12);
  if (password.length < 8) throw new TypeError('--password: at least 8 characters.');
  mkdirSync(dataDir, { recursive: true });
  const storage = createSqliteStorage(join(dataDir, databaseName));
  try {
    const passwordHash = await hashPassword(password);
    await storage.operators.add({ login, name: values.name ?? login, groups: wanted, passwordHash });
  } finally {
    await storage.close();
  }
  const said =
    values.password === undefined ? `Password: ${password}  (shown this once)` : 'Password: as given.';
  return `Operator "${login}" added for ${wanted.join(', ')}.\n${said}\n`;
}
