/** Dependency direction and cycles, by the rules in `.dependency-cruiser.cjs`. */
import { readdirSync } from 'node:fs';
import { read, report, root } from './gate.js';

const { output } = await read('depcruise', [
  'packages',
  '--config',
  '.dependency-cruiser.cjs',
  '--output-type',
  'json',
]);
const { summary, modules } = JSON.parse(output);
const problems: string[] = summary.violations.map(
  ({ rule, from, to }: { rule: { name: string }; from: string; to: string }) =>
    `${rule.name}: ${from} → ${to}`,
);

// A cruise that resolves nothing finds no violation either: every source file must have been seen.
const seen = new Set(modules.map(({ source }: { source: string }) => source));
const sources = readdirSync(`${root}packages`).flatMap((name) =>
  readdirSync(`${root}packages/${name}/src`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
    .map((file) => `packages/${name}/src/${file.replaceAll('\\', '/')}`),
);
for (const source of sources) if (!seen.has(source)) problems.push(`not cruised: ${source}`);
report('arrows', { passed: sources.length, problems });
