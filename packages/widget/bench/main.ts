/** Measures the built widget beside its floors in Chromium and prints the tables; `--write` keeps them for docs/performance.md. */
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { findChromium } from '../../../.ci/gates/findChromium.js';
import { buildPages } from './buildPages.js';
import { conditionsOf, loadNow } from './conditions.js';
import type { Figures } from './figures.js';
import { measureAppending, measureHistory } from './measureHistory.js';
import { measureOpening } from './measureOpening.js';
import { type Results, writeBench } from './results.js';
import { serveBench } from './serveBench.js';
import { type Subject, subjects } from './subjects.js';
import { toTables } from './toTables.js';

const { values } = parseArgs({
  // `npm run` and old habits put a `--` before the options.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    runs: { type: 'string', default: '7' },
    write: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const executablePath = await findChromium();
const server = await serveBench(await buildPages());
const sandbox = '--no-sandbox';
const browser = await chromium.launch({ executablePath, args: [sandbox] });
// A thousand frames of a screen would take a quarter of a minute.
const unpaced = await chromium.launch({
  executablePath,
  args: [sandbox, '--disable-frame-rate-limit', '--disable-gpu-vsync'],
});

async function measure(subject: Subject): Promise<Figures> {
  if (subject === 'button') return measureOpening(browser, server.url, subject, false);
  const parts = [
    await measureOpening(browser, server.url, subject, false),
    await measureOpening(browser, server.url, subject, true),
    await measureHistory(browser, server.url, subject, 100),
    await measureHistory(browser, server.url, subject, 1_000),
    await measureHistory(browser, server.url, subject, 10_000),
    await measureAppending(unpaced, server.url, subject),
  ];
  return Object.assign({}, ...parts);
}

try {
  let results: Results | undefined;
  const measured: Record<Subject, Figures[]> = { counter: [], button: [], window: [], preact: [] };
  const load = [loadNow()];
  for (let run = 0; run < runs; run++) {
    // In turn, so that whatever else the machine does meets all of them alike.
    for (const subject of subjects) measured[subject].push(await measure(subject));
    load.push(loadNow());
    results = { conditions: conditionsOf(browser, run + 1, load), runs: measured };
    // After each round: a run that is broken off has not been in vain.
    if (values.write) writeBench(results);
    console.log(`${new Date().toISOString().slice(11, 19)} round ${run + 1} of ${runs}, load ${load.at(-1)}`);
  }
  if (results) console.log(`\n${toTables(results)}`);
} finally {
  await Promise.all([browser.close(), unpaced.close(), server.stop()]);
}
