import { createRandom } from '../../../core/test/createTestEnvironment.js';

/** Random numbers that a seed repeats, from 0 up to 1. `COMPTOIR_SEED` replays a run. */
export interface Dice {
  readonly seed: number;
  roll(): number;
}

/** Throws anew each time, unless the environment names a seed. */
export function createDice(): Dice {
  const seed = Number(process.env.COMPTOIR_SEED ?? Math.floor(Math.random() * 2 ** 31));
  return { seed, roll: createRandom(seed) };
}
