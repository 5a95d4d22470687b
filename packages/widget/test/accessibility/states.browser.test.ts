import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { states } from '../gallery/names.js';
import { openGallery } from '../gallery/openGallery.js';
import { type Gallery, serveGallery } from '../gallery/serveGallery.js';
import { openBrowser } from '../openBrowser.js';
import { openPage } from '../openPage.js';
import { type Pages, servePages } from '../servePages.js';
import { barStates } from './barStates.js';
import { findColourOnly } from './findColourOnly.js';
import { findCutOff } from './findCutOff.js';
import { findMotion } from './findMotion.js';
import { findSmallTargets } from './findSmallTargets.js';
import { findViolations } from './findViolations.js';

const desktop = { width: 1280, height: 800 };
/** 1280 by 1024 at 400 %, which is also the narrowest phone at its widest keyboard. */
const zoomed = { width: 320, height: 256 };

let browser: Browser;
let gallery: Gallery;
let pages: Pages;
beforeAll(async () => {
  [browser, gallery, pages] = await Promise.all([openBrowser(), serveGallery(), servePages()]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([gallery.stop(), pages.stop()]);
});

/** All that can be seen without using it; one state is laid out once and looked at in every way. */
async function findFaults(page: Page, beforeZoom = async (): Promise<void> => undefined): Promise<string[]> {
  const found = [
    ...(await findViolations(page)),
    ...(await findSmallTargets(page)),
    ...(await findMotion(page)),
  ];
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const fault of await findViolations(page)) found.push(`dark: ${fault}`);
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  found.push(...(await findColourOnly(page)));
  await page.emulateMedia({ forcedColors: 'none' });
  await page.setViewportSize(zoomed);
  // The window takes its height from the event that tells of it.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await beforeZoom();
  found.push(...(await findCutOff(page)), ...(await findSmallTargets(page)));
  await page.setViewportSize(desktop);
  return found;
}

test('no state of the window loses anybody: axe, targets, zoom, forced colours, motion', async () => {
  const { page, show } = await openGallery(browser, gallery, { reducedMotion: 'reduce' });
  // From here on the focus is one of the keyboard's, which is drawn.
  await page.keyboard.press('Tab');
  const found: string[] = [];
  for (const state of states) {
    await show(state);
    // The longer words of the two languages.
    const faults = await findFaults(page, () => show(state, 'ru'));
    // Its person has a name of seventy letters, of which two lines are shown.
    const wanted = state === 'long' ? faults.filter((fault) => !fault.includes('cut off: h2.')) : faults;
    for (const fault of wanted) found.push(`${state}: ${fault}`);
  }
  expect(found).toEqual([]);
});

test('nor does any state of bar, badge and prompt', async () => {
  const found: string[] = [];
  for (const [name, reach] of Object.entries(barStates)) {
    const { page } = await openPage(browser, 'about:blank', { reducedMotion: 'reduce' });
    await reach(page, pages);
    await page.keyboard.press('Tab');
    for (const fault of await findFaults(page)) found.push(`${name}: ${fault}`);
    await page.context().close();
  }
  expect(found).toEqual([]);
});
