/** Measures the built server on this machine and prints a table; `--write` puts it into docs/server-load.md. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure } from './measure.js';
import { toMarkdown } from './toMarkdown.js';
import { writeResult } from './writeResult.js';

const { values } = parseArgs({
  // `npm run` and old habits put a `--` before the options.
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    visitors: { type: 'string', default: '10000' },
    chats: { type: 'string', default: '400' },
    rate: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '20' },
    desks: { type: 'string', default: '300' },
    profile: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const { profile } = values;
const dataDir = await mkdtemp(join(tmpdir(), 'comptoir-bench-'));
try {
  const result = await measure({
    dataDir,
    visitors: Number(values.visitors),
    chats: Number(values.chats),
    perSecond: Number(values.rate),
    seconds: Number(values.seconds),
    desks: Number(values.desks),
    flags: profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`],
  });
  const table = toMarkdown(result);
  console.log(`\n${table}`);
  if (values.write) writeResult(table);
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
