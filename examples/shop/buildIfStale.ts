import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../../packages/', import.meta.url));

function newest(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const times = entries
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(`${entry.parentPath}/${entry.name}`).mtimeMs);
  return Math.max(0, ...times);
}

/**
 * Builds a package whose bundle is missing or older than any source in the workspace.
 *
 * @returns whether it had to build.
 */
export function buildIfStale(name: string): boolean {
  const dist = `${packages}${name}/dist`;
  const sources = readdirSync(packages).map((other) => `${packages}${other}/src`);
  if (existsSync(dist) && newest(dist) > Math.max(...sources.filter(existsSync).map(newest))) return false;
  execFileSync('pnpm', ['run', 'build'], {
    cwd: `${packages}${name}`,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return true;
}
