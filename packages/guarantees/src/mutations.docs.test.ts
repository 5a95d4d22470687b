import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { mutations } from '../scripts/mutations/mutations.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const places = mutations.flatMap(({ mechanism, edits }) => edits.map((edit) => ({ mechanism, ...edit })));

it.each(places)('$mechanism can be switched off: its place is in $file, once', ({ file, from }) => {
  expect(readFileSync(root + file, 'utf8').split(from)).toHaveLength(2);
});
