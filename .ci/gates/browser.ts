/** Real processes and a real browser: finds or installs Chromium, builds what it will load, runs the family. */
import { findChromium } from './findChromium.js';
import { run } from './gate.js';

const path = await findChromium();
console.log(`browser: ${path}`);
const built = await run('pnpm', [
  '--filter',
  '@comptoir/widget',
  '--filter',
  '@comptoir/desk',
  'run',
  'build',
]);
const args = [
  'run',
  '--config',
  '.config/vitest.config.ts',
  '--project',
  'browser',
  ...process.argv.slice(2),
];
process.exitCode = built === 0 ? await run('vitest', args, { COMPTOIR_CHROMIUM: path }) : built;
