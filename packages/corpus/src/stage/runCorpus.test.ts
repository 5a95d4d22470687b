// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { deriveFields } from '../fields/deriveFields.js';
import { exempt, keys } from '../fields/exemptFields.js';
import { usedFields } from '../fields/taint.js';
import { corpusSeed } from '../vectors/corpusSeed.js';
import { createVectors } from '../vectors/createVectors.js';
import { runCorpus } from './runCorpus.js';
import { surfaces } from './surfaces.js';

const seed = corpusSeed();
// Every twentieth: a real browser is quicker at it, and gets them all.
const vectors = createVectors(seed, 2_100).filter((_, n) => n % 20 === 0);

test.each(surfaces.map((surface) => [surface.name, surface] as const))(
  `%s draws nothing but what is ours (${vectors.length} strings, seed ${seed})`,
  { timeout: 300_000 },
  async (_name, surface) => {
    const [outcome] = await runCorpus(vectors, [surface]);
    expect(outcome?.problems).toEqual([]);
    expect(outcome?.checks).toBeGreaterThan(0);
  },
);

test('no string of the types was left out: each was run, or stands in the list of those that are never shown', {
  timeout: 120_000,
}, () => {
  const fields = deriveFields();
  expect(fields.length).toBeGreaterThan(80);
  const known = (field: string): boolean => usedFields.has(field) || keys.test(field) || field in exempt;
  expect(fields.filter((field) => !known(field))).toEqual([]);
  expect(Object.keys(exempt).filter((field) => !fields.includes(field))).toEqual([]);
});
