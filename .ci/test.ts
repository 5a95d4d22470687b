/**
 * Every gate, in the order in which a failure is cheapest to find. All run, also after a failure, so that
 * one run tells everything. What failed is named once more at the end, a line each; the last line counts the
 * tests and checks that ran.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { read, root, run } from './gates/gate.js';
import { type Verdict, verdictFile } from './gates/verdictReporter.js';

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const results = `${root}node_modules/.cache/comptoir-gates/`;
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** A family of vitest tests: counted by a reporter of ours. */
async function family(name: string): Promise<Verdict> {
  const file = `${results}${name}.json`;
  const reporters = ['--reporter=default', `--reporter=${root}.ci/gates/verdictReporter.ts`];
  const code = await run('pnpm', ['run', `test:${name}`, ...reporters], { [verdictFile]: file });
  try {
    const verdict: Verdict = JSON.parse(readFileSync(file, 'utf8'));
    return { ...verdict, failed: verdict.failed + (code !== 0 && verdict.failed === 0 ? 1 : 0) };
  } catch (error) {
    return { passed: 0, failed: 1, failures: [`no report was written (${error})`] };
  }
}

/** A gate of ours: counted from its closing line. */
async function gate(name: string): Promise<Verdict> {
  const { code, output } = await read('pnpm', ['run', `test:${name}`]);
  console.log(output.trimEnd());
  const counts = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  const failed = Number(counts?.[2] ?? 0);
  return {
    passed: Number(counts?.[1] ?? 0),
    failed: code === 0 && counts !== null ? failed : Math.max(1, failed),
    failures: output.split('\n').filter((line) => line.startsWith('✗')),
  };
}

/** Biome counts files itself. */
async function lint(name: string): Promise<Verdict> {
  const { code, output } = await read('pnpm', ['run', `test:${name}`]);
  console.log(output.trimEnd());
  const files = Number(/Checked (\d+) files/.exec(output)?.[1] ?? 0);
  return code === 0 && files > 0 ? { passed: files, failed: 0 } : { passed: 0, failed: 1 };
}

const gates: readonly (readonly [string, (name: string) => Promise<Verdict>])[] = [
  ['lint', lint],
  ['types', gate],
  ['arrows', gate],
  ['unit', family],
  ['contract', family],
  ['faults', family],
  ['size', gate],
  ['pack', gate],
  ['docs', gate],
  ['browser', family],
];

const outcomes: Outcome[] = [];
const failures: string[] = [];
for (const [name, check] of gates) {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const start = performance.now();
  const { passed, failed, failures: named = [] } = await check(name);
  failures.push(...named.map((failure) => `${name}: ${failure}`));
  outcomes.push({ name, passed, failed, seconds: Math.round((performance.now() - start) / 100) / 10 });
}

console.log('');
console.table(outcomes);
for (const failure of failures) console.log(failure);
const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = outcomes.every(({ passed, failed }) => passed > 0 && failed === 0) ? 0 : 1;
