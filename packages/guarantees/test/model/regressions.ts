import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { WorldOptions } from '../world/createWorld.js';
import type { Step } from '../world/step.js';

/** A run that once broke a promise: its steps as data, so that it outlives every change of the generator. */
export interface Regression {
  /** What it broke, in the words of the checker. */
  readonly broke: string;
  readonly setting: WorldOptions;
  readonly steps: readonly Step[];
}

const file = fileURLToPath(new URL('./regressions.json', import.meta.url));

/** All runs that are kept; every test replays them. */
export function readRegressions(): readonly Regression[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Regression[]) : [];
}

/** Keeps one more, unless it is there. */
export function keepRegression(regression: Regression): void {
  const all = readRegressions();
  const key = ({ setting, steps }: Regression) => JSON.stringify([setting, steps]);
  if (all.some((one) => key(one) === key(regression))) return;
  writeFileSync(file, `${JSON.stringify([...all, regression], undefined, 2)}\n`);
}
