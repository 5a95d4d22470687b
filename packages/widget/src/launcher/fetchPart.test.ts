import { expect, test } from 'vitest';
import { fetchPart } from './fetchPart.js';

const module = (code: string) => `text/javascript,${encodeURIComponent(code)}`;

test('a part is the first of its files, and is fetched once', async () => {
  const fetch = fetchPart<{ name: string }>('data:', [
    module('export const name = "own"'),
    module('export const name = "shared"'),
  ]);
  expect(fetch()).toBe(fetch());
  expect((await fetch()).name).toBe('own');
});

test('a failure is told, and the next call tries again', async () => {
  const files = [module('throw new Error("gone")')];
  const fetch = fetchPart<{ name: string }>('data:', files);
  await expect(fetch()).rejects.toThrow();
  files[0] = module('export const name = "back"');
  expect((await fetch()).name).toBe('back');
});
