/** Real processes and real browsers: finds or installs them, builds what they will load, runs the family. */
import { existsSync } from 'node:fs';
import { findChromium } from './findChromium.js';
import { run } from './gate.js';
import { installMissing } from './installMissing.js';
import { vitest } from './vitest.js';

/**
 * Debian packages by a file of each: the two other engines, WebKitGTK's screen, and the libraries that hostile pages
 * load.
 */
const others = {
  '/usr/bin/firefox-esr': 'firefox-esr',
  '/usr/bin/WebKitWebDriver': 'webkit2gtk-driver',
  '/usr/bin/Xvfb': 'xvfb',
  '/usr/share/javascript/prototype/prototype.js': 'libjs-prototype',
  '/usr/share/javascript/mootools/mootools.js': 'libjs-mootools',
} as const;

const path = await findChromium();
console.log(`browser: ${path}`);
// Chromium alone proves every scenario; what cannot be had is named by the tests that would have used it.
await installMissing(others).catch((error: unknown) => console.error(`could not install: ${error}`));
for (const [file, name] of Object.entries(others)) {
  if (!existsSync(file)) console.log(`not run: tests that need ${name}`);
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
