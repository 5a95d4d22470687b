import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { closeCodes } from '../../wire/visitorFrames.js';
import { toCloseError } from './toCloseError.js';

const page = readFileSync(new URL('../../../../../docs/protocol.md', import.meta.url), 'utf8');
const rows = [...page.matchAll(/^\| (\d{4}) \|.*\| `(\w+)` +\|$/gm)].map((row) => [Number(row[1]), row[2]]);

it.each(rows)('knows close code %i as the protocol does', (code, expected) => {
  expect(toCloseError(Number(code), true)).toMatchObject({
    code: expected,
    message: `closed with ${code}`,
  });
});

it('leaves out no code of our server', () => {
  expect(rows.map(([code]) => code)).toEqual(expect.arrayContaining(Object.values(closeCodes)));
});
