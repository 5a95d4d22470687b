/**
 * `pnpm chaos`: many random histories, judged. `--histories 10000`, `--seed 1`, `--lanes 12`, `--minutes 60` bound
 * it; `--write` keeps the result for `pnpm docs:write`. Exit code 1 when a promise was broken.
 */
import { formatFailure } from '../test/model/formatFailure.js';
import { keepRegression } from '../test/model/regressions.js';
import { type RunReport, runHistories } from '../test/model/runHistories.js';
import { createBackend } from '../test/world/createBackend.js';
import { toMarkdown } from './chaos/toMarkdown.js';
import { readNumbers } from './readNumbers.js';
import { writeBlock } from './writeBlock.js';

const options = readNumbers('chaos', {
  histories: { fallback: 10_000, least: 1 },
  seed: { fallback: Math.floor(Math.random() * 1e6) * 1_000, least: 0 },
  lanes: { fallback: 12, least: 1 },
  minutes: { fallback: 90, least: 0.1, fraction: true },
});
const { histories: wanted, lanes, seed: first } = options;
const until = performance.now() + options.minutes * 60_000;

/** After so many the server starts with an empty database, as a machine that was tidied up. */
const batchSize = 500;

const totals = new Map<string, number>();
const sum = { executed: 0, seconds: 0, kills: 0, failures: [] as RunReport['failures'][number][] };
let seed = first;
while (sum.executed < wanted && performance.now() < until) {
  const backend = await createBackend();
  try {
    const histories = Math.min(batchSize, wanted - sum.executed);
    const report = await runHistories({ backend, seed, histories, lanes });
    for (const [name, count] of report.totals) totals.set(name, (totals.get(name) ?? 0) + count);
    sum.executed += report.executed;
    sum.seconds += report.seconds;
    sum.kills += report.kills;
    sum.failures.push(...report.failures);
    seed += lanes;
    const { executed, failures, kills, seconds } = sum;
    console.log(
      `${executed} of ${wanted} histories, ${Math.round(seconds)} s, ${kills} kills, ${failures.length} broken, next seed ${seed}`,
    );
    for (const failure of report.failures) {
      console.log(formatFailure(failure));
      keepRegression({ broke: failure.broke, setting: failure.setting, steps: failure.steps });
    }
    // A batch that breaks before it has run anything would go on for ever.
    if (report.executed === 0) break;
  } finally {
    await backend.dispose();
  }
}
const markdown = toMarkdown({ ...sum, totals }, { first, last: seed - 1, lanes });
console.log(markdown);
if (options.write) writeBlock('chaos', markdown);
if (sum.executed < wanted) console.log(`${sum.executed} of ${wanted} histories were run`);
process.exitCode = sum.failures.length === 0 && sum.executed >= wanted ? 0 : 1;
