import { run } from './gate.js';

/** Runs one family of tests with what else stands on the command line. @returns its exit code. */
export function vitest(
  project: 'browser' | 'contract',
  options: readonly string[] = [],
  env?: NodeJS.ProcessEnv,
): Promise<number> {
  const args = ['run', '--config', '.config/vitest.config.ts', '--project', project, ...options];
  return run('vitest', [...args, ...process.argv.slice(2)], env);
}
