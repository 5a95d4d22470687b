import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Absolute path of the checkout, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What one gate found: how many checks ran, and what is wrong. */
export interface GateReport {
  readonly passed: number;
  readonly problems: readonly string[];
}

/**
 * Runs a program of the workspace with its output shown.
 *
 * @returns its exit code; 1 when a signal ended it.
 */
export async function run(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
  const [code] = (await once(child, 'close')) as [number | null];
  return code ?? 1;
}

/** Runs a program and gives back what it printed on both streams. */
export async function read(
  command: string,
  args: readonly string[],
): Promise<{ code: number; output: string }> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? 1, output };
}

/**
 * Prints a gate's report in the one form that `.ci/test.ts` adds up, and sets the exit code.
 *
 * A gate that checked nothing has failed: a broken pattern must not look like a clean house.
 */
export function report(name: string, { passed, problems }: GateReport): void {
  for (const problem of problems) console.error(`✗ ${name}: ${problem}`);
  if (passed + problems.length === 0) console.error(`✗ ${name}: checked nothing`);
  console.log(`${name}: ${passed} passed, ${problems.length} failed`);
  process.exitCode = problems.length > 0 || passed === 0 ? 1 : 0;
}
