import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { databaseName } from '../createServer.js';
import { hashPassword } from '../security/password.js';
import { randomToken } from '../security/randomToken.js';
import { createSqliteStorage } from '../storage/sqlite/createSqliteStorage.js';

/** Login of the operator who is made at the first start. */
const firstLogin = 'operator';

/**
 * Makes the first operator, for all groups, when there is none.
 *
 * @param password made at random when absent.
 * @returns the two lines to print, or `undefined` when there is somebody already.
 */
export async function ensureFirstOperator(
  dataDir: string,
  groups: readonly string[],
  password: string | undefined,
): Promise<string | undefined> {
  mkdirSync(dataDir, { recursive: true });
  const storage = createSqliteStorage(join(dataDir, databaseName));
  try {
    if ((await storage.operators.count()) > 0) return undefined;
    const made = password ?? randomToken(12);
    const passwordHash = await hashPassword(made);
    await storage.operators.add({ login: firstLogin, name: 'Operator', groups, passwordHash });
    const said =
      password === undefined ? `${made}  (shown this once)` : 'as set in COMPTOIR_FIRST_OPERATOR_PASSWORD';
    return `First operator created. Sign in at the desk as: ${firstLogin}\nPassword: ${said}\n`;
  } finally {
    await storage.close();
  }
}
