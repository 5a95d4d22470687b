import { describe, expect, test } from 'vitest';
import { readPosition, writePosition } from './Position.js';
import { readSession, writeSession } from './Session.js';

describe('cursors', () => {
  test.each([
    { index: 1, id: 'a', previous: '' },
    { index: 1_000, id: '1700000000000001', previous: 'Zy-_0' },
  ])('come back: %j', (position) => {
    expect(readPosition(writePosition(position))).toEqual(position);
  });

  test.each([
    '',
    'nonsense',
    '0',
    '-1',
    '0 a b',
    '1 a',
    '1  b',
    '1 a b c',
    '1e3 a b',
    '99999999999999999 a b',
  ])('which are none of ours are unknown: “%s”', (cursor) => {
    expect(() => readPosition(cursor)).toThrow(expect.objectContaining({ code: 'cursor_unknown' }));
  });
});

describe('sessions', () => {
  const session = { user: 'v1', password: 'secret', room: 'c-0123456789abcdef' };

  test('come back, also without an account', () => {
    expect(readSession(writeSession(session))).toEqual(session);
    const guest = { ...session, user: '', password: '' };
    expect(readSession(writeSession(guest))).toEqual(guest);
  });

  test.each(['', 'x', 'a b short', 'v1 secret c-0123456789abcdef more', 'v1 secret ../../../../../etc'])(
    'which are none of ours are unknown and not repeated: “%s”',
    (token) => {
      expect(() => readSession(token)).toThrow(
        expect.objectContaining({ code: 'token_unknown', message: expect.not.stringContaining('secret') }),
      );
    },
  );
});
