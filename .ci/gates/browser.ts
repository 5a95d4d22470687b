/** Real processes and real browsers: finds or installs them, builds what they will load, runs the family. */
import { existsSync } from 'node:fs';
import { findChromium } from './findChromium.js';
import { run } from './gate.js';
import { installMissing } from './installMissing.js';
import { vitest } from './vitest.js';

/** Debian packages of the two other engines, by a program of each; `xauth` and `xvfb` are WebKitGTK's screen. */
const others = {
  '/usr/bin/firefox-esr': 'firefox-esr',
  '/usr/bin/WebKitWebDriver': 'webkit2gtk-driver',
  '/usr/bin/Xvfb': 'xvfb',
} as const;

const path = await findChromium();
console.log(`browser: ${path}`);
// Chromium alone proves every scenario; what cannot be had is named by the tests that would have used it.
await installMissing(others).catch((error: unknown) => console.error(`could not install: ${error}`));
for (const [program, name] of Object.entries(others)) {
  if (!existsSync(program)) console.log(`not run: tests that need ${name}`);
}
const built = await run('pnpm', [
  '--filter',
  '@comptoir/widget',
  '--filter',
  '@comptoir/desk',
  'run',
  'build',
]);
process.exitCode = built === 0 ? await vitest('browser', [], { COMPTOIR_CHROMIUM: path }) : built;
