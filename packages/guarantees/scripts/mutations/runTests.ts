import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mutation } from './mutation.js';

/** What a run of some tests said. */
export interface TestRun {
  readonly passed: number;
  /** Full titles. */
  readonly red: readonly string[];
}

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** A mechanism that is gone may make a test wait for ever; its own time-outs are shorter than this. */
const longestMs = 400_000;

/** Runs the tests of a mutation in a checkout. A file that cannot even be loaded is red by its name. */
export async function runTests(
  checkout: string,
  { project, tests, title }: Pick<Mutation, 'project' | 'tests' | 'title'>,
): Promise<TestRun> {
  const report = join(checkout, 'report.json');
  await rm(report, { force: true });
  const args = ['run', '--config', '.config/vitest.config.ts', '--project', project, tests];
  const only = title === undefined ? [] : ['-t', title];
  const output = ['--reporter=json', `--outputFile=${report}`];
  const program = join(checkout, 'node_modules/.bin/vitest');
  const child = spawn(program, [...args, ...only, ...output], { cwd: checkout, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), longestMs);
  await once(child, 'exit');
  clearTimeout(timer);
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, red: [`${tests} (did not end)`] };
  const { numPassedTests, testResults } = JSON.parse(text) as Report;
  const red = testResults.flatMap(({ status, name, assertionResults }) => {
    const titles = assertionResults.flatMap((one) => (one.status === 'failed' ? one.fullName.trim() : []));
    return status === 'failed' && titles.length === 0 ? [name.replace(`${checkout}/`, '')] : titles;
  });
  return { passed: numPassedTests, red };
}
