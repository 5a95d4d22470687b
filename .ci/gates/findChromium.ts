import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { canInstallDebian, installDebian } from './installDebian.js';

const execute = promisify(execFile);
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

function installed(): string | undefined {
  const places = [process.env.COMPTOIR_CHROMIUM, ...usualPlaces, chromium.executablePath()];
  return places.find((place) => place !== undefined && place !== '' && existsSync(place));
}

/** As root on Debian its own package, which needs no download of ours; elsewhere Playwright's build. */
async function install(): Promise<void> {
  if (canInstallDebian()) {
    await installDebian(['chromium', 'fonts-liberation', 'fonts-noto-color-emoji']);
    return;
  }
  const cli = new URL('../../node_modules/playwright-core/cli.js', import.meta.url);
  await execute(process.execPath, [cli.pathname, 'install', '--with-deps', 'chromium']);
}

/**
 * Finds a Chromium, installing one where there is none.
 *
 * @returns the path of its program. `COMPTOIR_CHROMIUM` in the environment comes before all others.
 * @throws Error that says what was tried, when none can be had.
 */
export async function findChromium(): Promise<string> {
  const found = installed();
  if (found !== undefined) return found;
  await install().catch((cause: unknown) => {
    throw new Error('No Chromium found and none could be installed. Set COMPTOIR_CHROMIUM to its program.', {
      cause,
    });
  });
  const path = installed();
  if (path === undefined)
    throw new Error('Chromium was installed, but its program is in none of the usual places.');
  return path;
}
