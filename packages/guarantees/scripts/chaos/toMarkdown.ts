import { cpus } from 'node:os';
import type { RunReport } from '../../test/model/runHistories.js';

/** Steps that are faults; all others are what people do. */
const faults = new Set([
  ...['cut', 'cutAfter', 'blackhole', 'refuse', 'hold', 'swallow', 'delay', 'slow', 'answer', 'kill'],
  ...['reload', 'close', 'hide', 'wipe', 'clock', 'switch'],
]);

/** The seeds that were used and how many histories ran side by side. */
export interface ChaosRange {
  readonly first: number;
  readonly last: number;
  readonly lanes: number;
}

/** The result of a long run as it stands in the docs. */
export function toMarkdown(report: RunReport, { first, last, lanes }: ChaosRange): string {
  const { executed, failures, kills, seconds, totals } = report;
  const list = (isFault: boolean) =>
    [...totals]
      .filter(([name]) => faults.has(name) === isFault)
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `${name} ${count.toLocaleString('en')}`)
      .join(', ');
  const rows = [
    ['histories', executed.toLocaleString('en')],
    ['seeds', `${first} to ${last}`],
    ['broken promises', String(failures.length)],
    ['server killed with SIGKILL', kills.toLocaleString('en')],
    ['what people did', list(false)],
    ['what went wrong around them', list(true)],
    [
      'conditions',
      `${seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`}, ${lanes} side by side, ${cpus().length} cores, loopback`,
    ],
  ];
  return ['| random histories | |', '| --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join(
    '\n',
  );
}
