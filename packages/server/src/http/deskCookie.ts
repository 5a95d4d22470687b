import { hashToken, randomToken } from '../security/randomToken.js';
import type { OperatorRecord } from '../storage/operatorStore.js';
import type { Storage } from '../storage/storage.js';

/** Name of the session cookie. */
export const deskCookie = 'comptoir_desk';

/** How long a sign-in lasts. */
export const sessionMs = 12 * 3_600_000;

const tokenBytes = 32;

/** Opens a session; the token is handed out this one time and stored hashed. */
export async function openSession(storage: Storage, operator: string, now: number): Promise<string> {
  const token = randomToken(tokenBytes);
  await storage.operators.openSession(operator, hashToken(token), now + sessionMs);
  return token;
}

/** Reads our cookie out of a `Cookie` header. */
export function readDeskCookie(header: string | undefined): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === deskCookie && value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** The signed-in operator of a `Cookie` header. */
export async function operatorOf(
  storage: Storage,
  header: string | undefined,
  now: number,
): Promise<OperatorRecord | undefined> {
  const token = readDeskCookie(header);
  return token === undefined ? undefined : storage.operators.bySession(hashToken(token), now);
}
