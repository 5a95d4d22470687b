import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { states } from './gallery/names.js';
import { openGallery } from './gallery/openGallery.js';
import { type Gallery, serveGallery } from './gallery/serveGallery.js';
import { openBrowser } from './openBrowser.js';
import { openPage } from './openPage.js';
import { type Pages, servePages } from './servePages.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

/** What axe finds in our own element; the page around it is the shop's. */
async function violations(page: Page): Promise<string[]> {
  // Not as a script of the page: its policy would refuse it.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const found = await axe.run('comptoir-counter');
    if (!found.passes.length) throw new Error('axe has looked at nothing');
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target} ${failureSummary}`),
    );
  });
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test('axe finds nothing in any state of the window', async () => {
    const found: string[] = [];
    const { page, show } = await openGallery(browser, gallery, { reducedMotion: 'reduce', colorScheme });
    for (const state of states) {
      await show(state);
      for (const each of await violations(page)) found.push(`${state}: ${each}`);
    }
    expect(found).toEqual([]);
  });

  test('axe finds nothing in the bar, the open window and a prompt', async () => {
    const { page } = await openPage(browser, `${pages.url}/prompt.html`, {
      reducedMotion: 'reduce',
      colorScheme,
    });
    await page.evaluate(() => comptoir('track', 'sizes'));
    await page.getByRole('dialog', { name: 'A word from the shop' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Chat', exact: true }).click();
    await page.getByRole('textbox').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
