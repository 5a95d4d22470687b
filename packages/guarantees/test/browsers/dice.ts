/** Random numbers that a seed repeats (mulberry32), from 0 up to 1. `COMPTOIR_SEED` replays a run. */
export interface Dice {
  readonly seed: number;
  roll(): number;
}

/** Throws anew each time, unless the environment names a seed. */
export function createDice(): Dice {
  const seed = Number(process.env.COMPTOIR_SEED ?? Math.floor(Math.random() * 2 ** 31));
  let state = seed;
  return {
    seed,
    roll() {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  };
}
