import { median } from './median.js';
import type { Results } from './results.js';
import type { BenchRow } from './rows.js';
import type { Subject } from './subjects.js';

/** Median and extremes of one figure of one subject, in the row's unit. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** What all runs say about a figure; `undefined` where the subject has no such thing. */
export function spreadOf(
  { runs }: Results,
  subject: Subject,
  { figure, unit }: BenchRow,
): Spread | undefined {
  const values = runs[subject]
    .map((run) => run[figure])
    .filter((value) => typeof value === 'number')
    .map((value) => (unit === 'MB' ? value / 1_000_000 : value));
  if (values.length === 0) return undefined;
  return { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}

/** How many times the floor the counter is: the median of what each round says for itself. */
export function ratioOf({ runs }: Results, { figure, floor }: BenchRow): number | undefined {
  if (floor === undefined) return undefined;
  const ratios = runs.counter.map(
    (run, round) => (run[figure] ?? Number.NaN) / (runs[floor][round]?.[figure] ?? Number.NaN),
  );
  return median(ratios);
}

/** Whether a target is met, as written in the table; `undefined` where there is none. */
export function isMet(results: Results, row: BenchRow): boolean | undefined {
  if (row.times !== undefined) return Number(ratioOf(results, row)?.toFixed(1)) <= row.times;
  if (row.most === undefined) return undefined;
  return (spreadOf(results, 'counter', row)?.median ?? Number.NaN) <= row.most;
}
