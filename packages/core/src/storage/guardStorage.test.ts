import { expect, test } from 'vitest';
import { createTestStorage } from '../../test/createTestEnvironment.js';
import { guardStorage } from './guardStorage.js';

test('a working storage is used as it is, and written by others is seen', () => {
  const port = createTestStorage();
  const guarded = guardStorage(port);
  guarded.set('a', '1');
  expect(port.entries.get('a')).toBe('1');
  port.entries.set('a', '2');
  expect(guarded.get('a')).toBe('2');
  guarded.remove('a');
  expect(port.entries.has('a')).toBe(false);
});

test('a failing storage is memory', () => {
  const port = createTestStorage();
  port.entries.set('old', '1');
  const guarded = guardStorage(port);
  port.fail = true;
  guarded.set('a', '1');
  guarded.remove('old');
  expect(guarded.get('a')).toBe('1');
  expect(guarded.get('unknown')).toBeUndefined();
  port.fail = false;
  // What could not be removed stays removed for this page.
  expect(guarded.get('old')).toBeUndefined();
});

test('a storage that works again is used again', () => {
  const port = createTestStorage();
  const guarded = guardStorage(port);
  port.fail = true;
  guarded.set('a', '1');
  port.fail = false;
  guarded.set('a', '2');
  expect(port.entries.get('a')).toBe('2');
});
