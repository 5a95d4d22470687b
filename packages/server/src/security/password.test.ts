import { expect, it } from 'vitest';
import { hashPassword, verifyPassword } from './password.js';
import { hashToken, randomToken } from './randomToken.js';

it('knows the password again, and no other', async () => {
  const hash = await hashPassword('пароль 1');
  expect(hash).toMatch(/^scrypt\$32768\$8\$1\$/);
  expect(hash).not.toContain('пароль');
  expect(await verifyPassword('пароль 1', hash)).toBe(true);
  expect(await verifyPassword('пароль 2', hash)).toBe(false);
  expect(await verifyPassword('', hash)).toBe(false);
  expect(await verifyPassword('x', 'no hash at all')).toBe(false);
});

it('salts: the same password has two hashes', async () => {
  expect(await hashPassword('same')).not.toBe(await hashPassword('same'));
});

it('accepts the same letters typed in another normal form', async () => {
  expect(await verifyPassword('e\u0301t\u00e9', await hashPassword('\u00e9te\u0301'))).toBe(true);
});

it('makes tokens of 256 bits that are stored as something else', () => {
  const token = randomToken(32);
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  expect(hashToken(token)).not.toBe(token);
  expect(hashToken(token)).toBe(hashToken(token));
});
