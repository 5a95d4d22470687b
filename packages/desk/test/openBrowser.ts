import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../../.ci/gates/findChromium.js';

/** Starts the Chromium that the other browser tests use. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] });
}
