import { expect, it } from 'vitest';
import { createClientId } from './createClientId.js';

it('makes uuids of version 7', () => {
  expect(createClientId(0x0123_4567_89ab)).toMatch(
    /^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

it('never makes the same twice', () => {
  const ids = Array.from({ length: 10_000 }, () => createClientId(1));
  expect(new Set(ids).size).toBe(ids.length);
});

it('sorts by time', () => {
  const times = [0, 1, 255, 256, 65_536, 1_700_000_000_000, 1_700_000_000_001, 2 ** 48 - 1];
  const ids = times.map((time) => createClientId(time));
  expect([...ids].sort()).toEqual(ids);
});
