/**
 * What is shipped: each public package is built, packed as for the registry, read by publint and attw, and each of
 * its entries is imported on a server.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { type GateReport, read, report, root } from './gate.js';
import { importEntries } from './importEntries.js';
import { workspacePackages } from './workspace.js';

const tarballs = `${root}node_modules/.cache/comptoir-pack/`;
rmSync(tarballs, { recursive: true, force: true });
mkdirSync(tarballs, { recursive: true });

async function succeed(program: string, ...args: string[]): Promise<void> {
  const { code, output } = await read(program, args);
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} failed\n${output.trimEnd()}`);
}

async function pack(folder: string): Promise<string> {
  await succeed('pnpm', '--dir', folder, 'pack', '--pack-destination', tarballs);
  const stem = folder.replace('packages/', 'comptoir-');
  const file = readdirSync(tarballs).find((name) => name.startsWith(`${stem}-`));
  if (file === undefined) throw new Error(`no tarball named ${stem}-*`);
  return `${tarballs}${file}`;
}

/** Classic scripts among the entry points: they are for script tags and have no types to check. */
function scripts(folder: string): string[] {
  const { exports } = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));
  return Object.keys(exports).filter((entry) => entry.endsWith('.js'));
}

async function check(folder: string): Promise<GateReport> {
  const tarball = await pack(folder);
  const untyped = scripts(folder);
  const commands = [
    ['publint', 'run', tarball, '--strict'],
    ['attw', tarball, '--profile', 'esm-only', '--no-emoji'].concat(
      untyped.length > 0 ? ['--exclude-entrypoints', ...untyped] : [],
    ),
  ];
  const problems: string[] = [];
  for (const [program = '', ...args] of commands) {
    await succeed(program, ...args).catch((error: Error) => problems.push(`${folder}: ${error.message}`));
  }
  return { passed: commands.length - problems.length, problems };
}

const total = { passed: 0, problems: [] as string[] };
try {
  // In the order of their dependencies: a package is built against the built types of those below it.
  await succeed('pnpm', '--recursive', '--if-present', 'run', 'build');
  for (const { folder } of workspacePackages().filter(({ isPrivate }) => !isPrivate)) {
    for (const { passed, problems } of [await check(folder), await importEntries(folder)]) {
      total.passed += passed;
      total.problems.push(...problems);
    }
  }
} catch (error) {
  total.problems.push(error instanceof Error ? error.message : String(error));
}
report('pack', total);
