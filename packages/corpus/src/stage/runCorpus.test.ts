// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { corpusSeed } from '../vectors/corpusSeed.js';
import { createVectors } from '../vectors/createVectors.js';
import { runCorpus } from './runCorpus.js';
import { surfaces } from './surfaces.js';

const seed = corpusSeed();
// Every tenth: a real browser is quicker at it, and gets them all.
const vectors = createVectors(seed, 2_100).filter((_, n) => n % 10 === 0);

test.each(surfaces.map((surface) => [surface.name, surface] as const))(
  `%s draws nothing but what is ours (${vectors.length} strings, seed ${seed})`,
  { timeout: 300_000 },
  async (_name, surface) => {
    const [outcome] = await runCorpus(vectors, [surface]);
    expect(outcome?.problems).toEqual([]);
    expect(outcome?.checks).toBeGreaterThan(0);
  },
);
