import { readFileSync } from 'node:fs';
import { toLedgerTable } from '../../packages/core/src/storage/toLedgerTable.js';
import { listScenarios } from '../../packages/guest/src/listScenarios.js';
import { readResults } from '../../packages/guest/src/results.js';
import { toTable } from '../../packages/guest/src/toTable.js';
import { readBench } from '../../packages/widget/bench/results.js';
import { toMisses } from '../../packages/widget/bench/toMisses.js';
import { toTables } from '../../packages/widget/bench/toTables.js';
import { conformanceTable } from './conformanceTable.js';
import { root } from './gate.js';
import { weigh } from './weigh.js';

interface Mutation {
  readonly mechanism: string;
  readonly change: string;
  readonly tests: string;
  readonly red: readonly string[];
}

/** A result of a long run, kept beside the script that made it. */
const resultOf = (name: string, home = 'guarantees'): string =>
  readFileSync(`${root}packages/${home}/scripts/results/${name}`, 'utf8');

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

/** A table of every area of the scenarios in packages/guest. */
const guests = Object.fromEntries(
  [...new Set(listScenarios().map((name) => name.split('/')[0] ?? ''))].map((area) => [
    `guest-${area}`,
    () => toTable(area, listScenarios(), readResults()),
  ]),
);

/** What the pages do not write by hand, by the name that stands in their markers. */
export const generated: Readonly<Record<string, () => string>> = {
  ...guests,
  bench: () => toTables(readBench()),
  'bench-missed': () => toMisses(readBench()),
  chaos: () => resultOf('chaos.md'),
  conformance: conformanceTable,
  ledger: toLedgerTable,
  mutations() {
    const results = JSON.parse(resultOf('mutations.json')) as readonly Mutation[];
    const rows = results.map(({ mechanism, change, tests, red }) => {
      const [first = 'nobody noticed'] = red;
      const others = red.length > 1 ? ` (and ${red.length - 1} more)` : '';
      return `| ${mechanism} | ${change} | ${first}${others} | \`${tests}\` |`;
    });
    return ['| mechanism | switched off | red | in |', '| --- | --- | --- | --- |', ...rows].join('\n');
  },
  readers: () => resultOf('readers.md', 'corpus'),
  soak: () => resultOf('soak.md'),
  sizes() {
    const rows = weigh().map(
      ({ name, when, bytes, budget }) =>
        `| ${name} | ${when} | ${kilobytes(bytes)} | ${kilobytes(budget)}${bytes > budget ? ' (missed)' : ''} |`,
    );
    return ['| what | when it is loaded | brotli | budget |', '| --- | --- | ---: | ---: |', ...rows].join(
      '\n',
    );
  },
};
