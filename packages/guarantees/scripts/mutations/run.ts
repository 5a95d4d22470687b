/**
 * Switches each mechanism off in turn, in a copy of the last commit, and tells which test goes red:
 * `pnpm mutations [word of a mechanism]`; `--write` puts the table into the guarantees.
 *
 * Every test is first run as it is: a red test proves nothing when it is red anyhow.
 */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createCheckout } from './checkout.js';
import type { MutationResult } from './mutation.js';
import { mutations } from './mutations.js';
import { runTests } from './runTests.js';

const names = mutations.map(({ mechanism }) => `  ${mechanism}`).join('\n');
const usage = `Usage: pnpm mutations [word of a mechanism] [--write]\nMechanisms:\n${names}`;
const args = process.argv.slice(2).filter((argument) => argument !== '--');
if (args.includes('--help')) {
  console.log(usage);
  process.exit(0);
}
const words = args.filter((argument) => argument !== '--write');
const chosen = mutations.filter(({ mechanism }) => words.every((word) => mechanism.includes(word)));
// An option that is none names no mechanism either.
if (chosen.length === 0) {
  console.error(`No mechanism is called "${words.join(' ')}".\n${usage}`);
  process.exit(2);
}

const checkout = await createCheckout();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Or every run that is broken off leaves a worktree behind.
  process.once(signal, () => checkout.remove().finally(() => process.exit(130)));
}
const results: MutationResult[] = [];
const sound = new Map<string, boolean>();
try {
  for (const mutation of chosen) {
    const { mechanism, change, tests, title } = mutation;
    const key = `${tests} ${title ?? ''}`;
    if (!sound.has(key)) {
      const { passed, red } = await runTests(checkout.folder, mutation);
      if (red.length > 0 || passed === 0) console.error(`${tests} is red without a mutation: ${red}`);
      sound.set(key, red.length === 0 && passed > 0);
    }
    await checkout.apply(mutation);
    const { red } = sound.get(key) ? await runTests(checkout.folder, mutation) : { red: [] };
    await checkout.mend(mutation);
    results.push({ mechanism, change, tests, red });
    console.log(`${red.length > 0 ? '✓' : '✗'} ${mechanism}: ${change}: ${red.length} red`);
    for (const one of red.slice(0, 5)) console.log(`    ${one}`);
  }
} finally {
  await checkout.remove();
}
if (args.includes('--write')) {
  const file = fileURLToPath(new URL('../results/mutations.json', import.meta.url));
  await writeFile(file, JSON.stringify(results));
  // As the lint step wants it.
  execFileSync('pnpm', ['exec', 'biome', 'format', '--write', file], { stdio: 'inherit' });
  console.log('Written; `pnpm docs:write` brings it into docs/guarantees.md.');
}
const unnoticed = results.filter(({ red }) => red.length === 0);
console.log(`${results.length - unnoticed.length} noticed, ${unnoticed.length} unnoticed`);
process.exitCode = unnoticed.length === 0 ? 0 : 1;
