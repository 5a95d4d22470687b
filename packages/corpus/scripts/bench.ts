/**
 * How long each reader of foreign text takes for 64 KB of its worst, and how much longer for twice as much; `--write`
 * keeps the table for docs/performance.md. Ends with 1 when a target is missed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { madeOf, readers, units } from '../src/readers.js';

/** Targets: milliseconds for 64 KB, and how much longer twice as much may take. */
const mostMs = 20;
const mostRatio = 2.5;
const runs = 7;

/** Of one sample: what takes less is done again and again, since a single call is measured by its luck. */
const leastMs = 10;

/** The median of one call, in milliseconds of this process: what else the machine does is not in them. */
function median(work: () => void): number {
  const sample = (): number => {
    const before = process.cpuUsage();
    for (let calls = 1; ; calls++) {
      work();
      const { user, system } = process.cpuUsage(before);
      if (user + system >= leastMs * 1_000) return (user + system) / 1_000 / calls;
    }
  };
  const times = Array.from({ length: runs }, sample).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? Number.NaN;
}

const measured = Object.entries(readers).map(([reader, read]) => {
  const timeOf = (unit: string, length: number): number => {
    const text = madeOf(unit, length);
    return median(() => read(text));
  };
  const times = units.map((unit) => ({ unit, ms: timeOf(unit, 65_536) }));
  const { unit, ms } = times.reduce((worst, one) => (one.ms > worst.ms ? one : worst));
  const ratio = timeOf(unit, 131_072) / ms;
  return { reader, unit, ms, ratio, met: ms <= mostMs && ratio <= mostRatio };
});

/** Without spaces, invisible letters and those that a table would take for its own. */
const shown = (unit: string): string =>
  unit.replace(
    /[^!-{}~]/gu,
    (sign) => `U+${sign.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')} `,
  );

const table = [
  `Measured on ${new Date().toISOString().slice(0, 10)}: Node ${process.versions.node}, ${cpus().length} cores of ${cpus()[0]?.model.trim()}; medians of ${runs}, in processor time; 64 KB are 65,536 letters.`,
  '',
  `| reader | its worst text, over and over | 64 KB (≤ ${mostMs} ms) | twice as much (≤ × ${mostRatio}) | |`,
  '| --- | --- | ---: | ---: | --- |',
  ...measured.map(
    ({ reader, unit, ms, ratio, met }) =>
      `| ${reader} | \`${shown(unit).trim()}\` | ${ms.toFixed(1)} ms | × ${ratio.toFixed(1)} | ${met ? 'met' : '**missed**'} |`,
  ),
].join('\n');
console.log(table);
if (process.argv.includes('--write')) {
  const results = new URL('./results/', import.meta.url);
  mkdirSync(results, { recursive: true });
  writeFileSync(new URL('readers.md', results), `${table}\n`);
  console.log('Written; `pnpm docs:write` brings it into docs/performance.md.');
}
process.exitCode = measured.every(({ met }) => met) ? 0 : 1;
