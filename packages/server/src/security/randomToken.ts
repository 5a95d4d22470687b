import { createHash, randomBytes } from 'node:crypto';

/** An unguessable text of `bytes` random bytes, safe in URLs and cookies. */
export function randomToken(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

/**
 * What is stored in place of a token: sha-256. A fast hash is enough, because the token itself has 256
 * random bits and cannot be guessed from a dictionary.
 */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
