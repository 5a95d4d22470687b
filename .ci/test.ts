/**
 * Every gate, in the order in which a failure is cheapest to find. All run, also after a failure, so that
 * one run tells everything. The last line counts the tests and checks that ran.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { read, root, run } from './gates/gate.js';

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
}

const results = `${root}node_modules/.cache/comptoir-gates/`;
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** A family of vitest tests: counted from its own machine-readable report. */
async function family(name: string): Promise<[number, number]> {
  const file = `${results}${name}.json`;
  const code = await run('pnpm', [
    'run',
    `test:${name}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
    return [numPassedTests, numFailedTests + (code !== 0 && numFailedTests === 0 ? 1 : 0)];
  } catch (error) {
    console.error(`✗ ${name}: no report was written (${error})`);
    return [0, 1];
  }
}

/** A gate of ours: counted from its closing line. */
async function gate(name: string): Promise<[number, number]> {
  const { code, output } = await read('pnpm', ['run', `test:${name}`]);
  console.log(output.trimEnd());
  const counts = /(\d+) passed, (\d+) failed\s*$/.exec(output);
  const failed = Number(counts?.[2] ?? 0);
  return [Number(counts?.[1] ?? 0), code === 0 && counts !== null ? failed : Math.max(1, failed)];
}

/** Biome counts files itself. */
async function lint(name: string): Promise<[number, number]> {
  const { code, output } = await read('pnpm', ['run', `test:${name}`]);
  console.log(output.trimEnd());
  const files = Number(/Checked (\d+) files/.exec(output)?.[1] ?? 0);
  return code === 0 && files > 0 ? [files, 0] : [0, 1];
}

const gates: readonly (readonly [string, (name: string) => Promise<[number, number]>])[] = [
  ['lint', lint],
  ['types', gate],
  ['arrows', gate],
  ['unit', family],
  ['contract', family],
  ['size', gate],
  ['pack', gate],
  ['docs', gate],
  ['browser', family],
];

const outcomes: Outcome[] = [];
for (const [name, check] of gates) {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const start = performance.now();
  const [passed, failed] = await check(name);
  outcomes.push({ name, passed, failed, seconds: Math.round((performance.now() - start) / 100) / 10 });
}

console.log('');
console.table(outcomes);
const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = outcomes.every(({ passed, failed }) => passed > 0 && failed === 0) ? 0 : 1;
