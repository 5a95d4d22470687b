import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { deskCookie } from '../src/http/deskCookie.js';
import { hashToken, randomToken } from '../src/security/randomToken.js';
import { createSqliteStorage } from '../src/storage/sqlite/createSqliteStorage.js';

/**
 * Makes a data folder with operators who are signed in already: passwords are slow on purpose, and not what is
 * measured. Resolves to one `Cookie` header for each.
 */
export async function prepareData(dataDir: string, operators: number): Promise<readonly string[]> {
  mkdirSync(dataDir, { recursive: true });
  const storage = createSqliteStorage(join(dataDir, 'comptoir.sqlite'));
  const cookies: string[] = [];
  for (let index = 0; index < operators; index++) {
    const login = `operator-${index}`;
    const { id } = await storage.operators.add({
      login,
      name: login,
      groups: ['chat'],
      passwordHash: 'none',
    });
    const token = randomToken(32);
    await storage.operators.openSession(id, hashToken(token), Date.now() + 86_400_000);
    cookies.push(`${deskCookie}=${token}`);
  }
  await storage.close();
  return cookies;
}
