import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Conditions } from './conditions.js';
import type { Figures } from './figures.js';
import type { Subject } from './subjects.js';

/** What is kept of the last run with `--write`: every run of every subject, in the order of the rounds. */
export interface Results {
  readonly conditions: Conditions;
  readonly runs: Readonly<Record<Subject, readonly Figures[]>>;
}

const file = new URL('./results/latest.json', import.meta.url);

/** Reads what is kept. @throws Error when nothing was ever written. */
export function readBench(): Results {
  return JSON.parse(readFileSync(file, 'utf8')) as Results;
}

/** Keeps it, in the place of what was kept before; three digits behind the point are more than is known. */
export function writeBench(results: Results): void {
  const text = JSON.stringify(
    results,
    (_, value) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value),
    1,
  );
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, `${text}\n`);
}
