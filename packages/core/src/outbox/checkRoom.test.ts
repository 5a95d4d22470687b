import { expect, test } from 'vitest';
import { checkRoom } from './checkRoom.js';
import type { OutboxEntry } from './outbox.js';

const entry = (text: string): OutboxEntry => ({
  clientId: 'a',
  parts: [{ kind: 'text', text }],
  at: 1,
  isTried: false,
  status: 'pending',
});

test('a hundred messages fit, the next one does not', () => {
  const outbox = Array.from({ length: 99 }, () => entry('x'));
  expect(() => checkRoom(outbox, entry('x'))).not.toThrow();
  expect(() => checkRoom([...outbox, entry('x')], entry('x'))).toThrowError(
    expect.objectContaining({ code: 'queue_full', limit: 100 }),
  );
});

test('the size is counted in bytes, not in characters', () => {
  expect(() => checkRoom([], entry('x'.repeat(262_000)))).not.toThrow();
  expect(() => checkRoom([], entry('ж'.repeat(131_100)))).toThrowError(
    expect.objectContaining({ code: 'queue_full', limit: 262_144 }),
  );
});
