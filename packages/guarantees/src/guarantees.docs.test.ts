import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));
const page = readFileSync(`${docs}guarantees.md`, 'utf8');

/** Id, title and body of every promise, as the page has them. */
const promises = [...page.matchAll(/^## (G\d+) (.+)\n([\s\S]*?)(?=^## )/gm)].map(
  ([, id = '', title = '', body = '']) => ({
    id,
    title,
    body,
    tests: [...body.matchAll(/\]\(\.\.\/([^)]+\.test\.tsx?)\)/g)].map(([, file = '']) => file),
  }),
);

describe('docs/guarantees.md', () => {
  it('has G1 to G22, in order', () => {
    const expected = Array.from({ length: 22 }, (_, index) => `G${index + 1}`);
    expect(promises.map(({ id }) => id)).toEqual(expected);
  });

  it.each(promises)('$id says its bound, its figure, and names tests that exist', ({ body, tests }) => {
    expect(body).toMatch(/\*\*Bound: /);
    expect(body).toMatch(/^- Last measured: \S/m);
    expect(tests.length).toBeGreaterThan(0);
    for (const file of tests) expect(existsSync(`${docs}../${file}`), file).toBe(true);
  });

  it.each(promises)('the tests of this package that $id links speak of it', ({ id, tests }) => {
    for (const file of tests.filter((one) => one.startsWith('packages/guarantees/'))) {
      expect(readFileSync(`${docs}../${file}`, 'utf8'), file).toMatch(new RegExp(`['\`][^'\`]*\\b${id}\\b`));
    }
  });
});
