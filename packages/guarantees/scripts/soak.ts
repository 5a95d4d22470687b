/**
 * `pnpm soak`: 500 visitors and 20 operators for 10 minutes, with kills of the server and cuts on the wire.
 * `--visitors`, `--operators`, `--seconds` and `--seed` change that; `--write` keeps the result for
 * `pnpm docs:write`. Exit code 1 when something was lost, doubled or otherwise broken.
 */
import { cpus } from 'node:os';
import { runSoak } from '../test/soak/runSoak.js';
import { readNumbers } from './readNumbers.js';
import { writeBlock } from './writeBlock.js';

const { visitors, operators, seconds, seed, write } = readNumbers('soak', {
  visitors: { fallback: 500, least: 1 },
  operators: { fallback: 20, least: 1 },
  seconds: { fallback: 600, least: 1 },
  seed: { fallback: Math.floor(Math.random() * 1e9), least: 0 },
});

let last = Number.NEGATIVE_INFINITY;
const { anomalies, cuts, kills, memory, sent, stored, waits } = await runSoak({
  ...{ visitors, operators, seconds, seed },
  onProgress: (line) => {
    // A line now and then tells that it lives.
    if (performance.now() - last < 10_000) return;
    last = performance.now();
    console.log(line);
  },
});
for (const { kind, at, what, why } of anomalies.slice(0, 50))
  console.log(`${kind} at ${at} (${what}): ${why}`);
const mb = (value: number | undefined, unit: string) =>
  value === undefined ? 'too short to say' : `${value.toFixed(1)} ${unit}`;
const rows = [
  ['visitors, operators, time', `${visitors}, ${operators}, ${seconds} s (seed ${seed})`],
  ['messages sent by visitors', sent.toLocaleString('en')],
  ['rows in the logs, answers and notices included', stored.toLocaleString('en')],
  ['server killed with SIGKILL; wires cut', `${kills}; ${cuts}`],
  ['lost, doubled or otherwise broken', String(anomalies.length)],
  [
    'Send to acknowledged, outages included',
    `p50 ${waits.p50.toFixed(0)} ms, p99 ${waits.p99.toFixed(0)} ms`,
  ],
  ['server memory at the end', `RSS ${mb(memory.rss, 'MB')}, heap ${mb(memory.heap, 'MB')}`],
  ['growth after warming up', `RSS ${mb(memory.rssSlope, 'MB/min')}, heap ${mb(memory.heapSlope, 'MB/min')}`],
  ['conditions', `${cpus().length} cores, all on one machine, loopback`],
];
const table = ['| soak | |', '| --- | --- |', ...rows.map((row) => `| ${row.join(' | ')} |`)].join('\n');
console.log(table);
if (write) writeBlock('soak', table);
process.exitCode = anomalies.length === 0 && sent > 0 ? 0 : 1;
