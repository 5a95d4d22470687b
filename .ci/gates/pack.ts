/** What is shipped: each public package is built, packed as for the registry, and read by publint and attw. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { type GateReport, read, report, root } from './gate.js';
import { workspacePackages } from './workspace.js';

const tarballs = `${root}node_modules/.cache/comptoir-pack/`;
rmSync(tarballs, { recursive: true, force: true });
mkdirSync(tarballs, { recursive: true });

async function packed(folder: string): Promise<string> {
  for (const args of [
    ['run', 'build'],
    ['pack', '--pack-destination', tarballs],
  ]) {
    const { code, output } = await read('pnpm', ['--dir', folder, ...args]);
    if (code !== 0) throw new Error(`pnpm ${args.join(' ')} failed\n${output}`);
  }
  const stem = folder.replace('packages/', 'comptoir-');
  const file = readdirSync(tarballs).find((name) => name.startsWith(`${stem}-`));
  if (file === undefined) throw new Error(`no tarball named ${stem}-*`);
  return `${tarballs}${file}`;
}

async function check(folder: string): Promise<GateReport> {
  const problems: string[] = [];
  let passed = 0;
  const tarball = await packed(folder);
  for (const command of [
    ['publint', 'run', tarball, '--strict'],
    ['attw', tarball, '--profile', 'esm-only', '--no-emoji'],
  ] as const) {
    const [program, ...args] = command;
    const { code, output } = await read(program, args);
    if (code === 0) passed += 1;
    else problems.push(`${folder}: ${program}\n${output.trimEnd()}`);
  }
  return { passed, problems };
}

const total = { passed: 0, problems: [] as string[] };
for (const { folder, isPrivate } of workspacePackages()) {
  if (isPrivate) continue;
  try {
    const { passed, problems } = await check(folder);
    total.passed += passed;
    total.problems.push(...problems);
  } catch (error) {
    total.problems.push(`${folder}: ${error instanceof Error ? error.message : error}`);
  }
}
report('pack', total);
