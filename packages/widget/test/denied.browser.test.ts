import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './openBrowser.js';
import { openPage } from './openPage.js';
import { type Pages, servePages } from './servePages.js';

let browser: Browser;
let pages: Pages;
const shop = '<!doctype html><title>Shop</title><script src="/widget/loader.js"></script><main>Shop</main>';
beforeAll(async () => {
  [browser, pages] = await Promise.all([openBrowser(), servePages({ '/shop.html': () => shop })]);
});
afterAll(async () => {
  await browser.close();
  await pages.stop();
});

test('consent that is withdrawn deletes the database and never opens it again, which a page that goes would leave behind', async () => {
  const { page, complaints } = await openPage(browser, `${pages.url}/shop.html`);
  await page.evaluate(() => {
    comptoir('init', { consent: 'granted' });
    comptoir('open');
  });
  await page.getByRole('dialog').getByRole('textbox').fill('Is it linen?');
  await page.keyboard.press('Enter');
  // Open, and not only asked for: what is on its way cannot be called back, and is deleted once it is there.
  await expect
    .poll(() => page.evaluate(async () => (await indexedDB.databases()).map(({ version }) => version)))
    .toEqual([1]);
  await page
    .locator('.p-row.p-own .p-sent, .p-row.p-own .p-delivered, .p-row.p-own .p-read')
    .first()
    .waitFor({
      state: 'attached',
    });
  const asked = await page.evaluate(async () => {
    const asked: string[] = [];
    let ended: () => void = () => undefined;
    const second = new Promise<void>((resolve) => {
      ended = resolve;
    });
    for (const name of ['open', 'deleteDatabase'] as const) {
      const ask = indexedDB[name].bind(indexedDB);
      indexedDB[name] = (database: string) => {
        const request = ask(database);
        asked.push(name);
        // The front deletes it in the call, and the session once it has let go of it.
        request.addEventListener('success', () => {
          if (asked.filter((one) => one === 'deleteDatabase').length === 2) ended();
        });
        return request;
      };
    }
    comptoir('consent', 'denied');
    await second;
    return asked;
  });
  expect(asked).toEqual(['deleteDatabase', 'deleteDatabase']);
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(complaints).toEqual([]);
});
