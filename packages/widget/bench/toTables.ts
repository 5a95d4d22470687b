import type { Results } from './results.js';
import { type BenchRow, tables } from './rows.js';
import { subjects } from './subjects.js';
import { isMet, ratioOf, type Spread, spreadOf } from './verdicts.js';

function number(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 0 : Math.abs(value) >= 1 ? 1 : 2;
  return value === 0
    ? '0'
    : value.toLocaleString('en-US', { maximumFractionDigits: digits, minimumFractionDigits: digits });
}

function cell(spread: Spread | undefined, full: boolean): string {
  if (!spread) return '–';
  const range = full ? ` (${number(spread.least)}–${number(spread.most)})` : '';
  return number(spread.median) + range;
}

function target({ times, floor, most, unit }: BenchRow): string {
  if (times !== undefined) return `≤ ${times} × ${floor}`;
  return most === undefined ? '' : `≤ ${most}${unit && ` ${unit}`}`;
}

function line(results: Results, row: BenchRow): string {
  const ratio = ratioOf(results, row);
  const met = isMet(results, row);
  const cells = [
    row.what + (row.unit && `, ${row.unit}`),
    target(row),
    ...subjects.map((subject) => cell(spreadOf(results, subject, row), subject === 'counter')),
    ratio === undefined ? '' : `${ratio.toFixed(1)} × ${row.floor}`,
    met === undefined ? '' : met ? 'met' : '**missed**',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** All figures as tables, under the conditions that they were measured in. */
export function toTables(results: Results): string {
  const { date, browser, processor, system, runs, load, priority } = results.conditions;
  const conditions = `Measured on ${date}: ${browser}, ${processor}, ${system}; medians of ${runs} runs, for the counter with the least and the most in brackets. Load average of the machine meanwhile: ${Math.min(...load)} to ${Math.max(...load)}${priority === 0 ? '' : `; the browser ran at niceness ${priority}`}.`;
  const parts = Object.entries(tables).map(([heading, rows]) =>
    [
      `## ${heading}`,
      '',
      '| what | target | counter | button | window | Preact | ratio | |',
      '| --- | --- | ---: | ---: | ---: | ---: | ---: | --- |',
      ...rows.map((row) => line(results, row)),
    ].join('\n'),
  );
  return [conditions, ...parts].join('\n\n');
}
