import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../../.ci/gates/findChromium.js';

/**
 * Starts the Chromium that the other browser tests use.
 *
 * @param keepsPages with the back-forward cache, which Playwright switches off.
 */
export async function openBrowser(keepsPages = false): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox'],
    ...(keepsPages && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
  });
}
