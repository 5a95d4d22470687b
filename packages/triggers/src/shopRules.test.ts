import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseRules } from './parseRules.js';

// Read and not imported: packages do not depend on examples.
const file = new URL('../../../examples/shop/public/triggers.json', import.meta.url);

test("the demo shop's rules are all in use", () => {
  const { set, problems } = parseRules(JSON.parse(readFileSync(file, 'utf8')));
  expect(problems).toEqual([]);
  expect(set.rules.length).toBeGreaterThan(0);
});
