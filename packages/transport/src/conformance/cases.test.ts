import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { advice } from './advice.js';
import { cases } from './cases.js';

const root = new URL('../../../../', import.meta.url);

test('every number of the published list is a case, and no id is given twice', () => {
  const ids = cases.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(Array.from({ length: 96 }, (_, index) => `${index + 1}`).filter((id) => !ids.includes(id))).toEqual(
    [],
  );
});

test('every case that an adapter can fail says what to do about it, and no other does', () => {
  const own = cases.filter((one) => !('provenIn' in one)).map(({ id }) => id);
  expect(Object.keys(advice).sort()).toEqual([...own].sort());
});

describe('what is proven elsewhere is proven there', () => {
  for (const one of cases) {
    if (!('provenIn' in one)) continue;
    test(`#${one.id} ${one.provenIn}`, async () => {
      const file = new URL(one.provenIn, root);
      expect(existsSync(file), `${one.provenIn} exists`).toBe(true);
      const titles = (await readFile(file, 'utf8')).match(/\b(?:test|it)\(\s*(['"`]).*?\1/gs) ?? [];
      const named = new RegExp(`#${one.id}\\b`);
      expect(
        titles.filter((title) => named.test(title)),
        `tests in it that name #${one.id}`,
      ).not.toEqual([]);
    });
  }
});
