import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ChatError, type ErrorCode, type ErrorKind, errorKinds, isChatError, isErrorCode } from './errors.js';

it('carries kind and facts, and its cause only when there is one', () => {
  const cause = new Error('socket');
  const error = new ChatError('rate_limited', { message: 'slow down', retryAfterMs: 5, limit: 9, cause });
  expect(error).toMatchObject({
    name: 'ChatError',
    code: 'rate_limited',
    kind: 'rate-limited',
    message: 'slow down',
    retryAfterMs: 5,
    limit: 9,
    cause,
  });
  const plain = new ChatError('timeout');
  expect(plain.message).toBe('timeout');
  expect('cause' in plain).toBe(false);
  expect(plain).toBeInstanceOf(Error);
});

it('is known across copies of this package, and nothing else is', () => {
  const foreign = { ...new ChatError('timeout') };
  expect(isChatError(foreign)).toBe(true);
  for (const other of [undefined, null, 'timeout', new Error('timeout'), { code: 'timeout' }]) {
    expect(isChatError(other)).toBe(false);
  }
});

it('knows its codes by name only', () => {
  expect(isErrorCode('timeout')).toBe(true);
  for (const other of ['toString', '__proto__', '', 1, undefined]) expect(isErrorCode(other)).toBe(false);
});

it('has each code in docs/errors.md, once, under its kind, with what to do', async () => {
  const text = await readFile(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
  const sections = text.split(/^### /m).slice(1);
  const found: Partial<Record<ErrorCode, ErrorKind>> = {};
  for (const section of sections) {
    const heading = section.match(/^`(\w+)`\n/)?.[1];
    if (!isErrorCode(heading)) expect.fail(`not a code: ${section.slice(0, 40)}`);
    expect(found[heading], `${heading} twice`).toBeUndefined();
    expect(section, heading).toMatch(/^\*\*What to do\*\*: \S/m);
    const kind = section.match(/^\*\*Kind\*\*: `([\w-]+)`$/m)?.[1];
    found[heading] = kind as ErrorKind;
  }
  expect(found).toEqual(errorKinds);
});
