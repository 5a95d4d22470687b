import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './openBrowser.js';
import { openPage } from './openPage.js';
import { type Pages, servePages } from './servePages.js';

let browser: Browser;
let pages: Pages;
const shop = '<!doctype html><title>Shop</title><main>Shop</main><script src="/widget/loader.js"></script>';
beforeAll(async () => {
  [browser, pages] = await Promise.all([openBrowser(), servePages({ '/shop.html': () => shop })]);
});
afterAll(async () => {
  await browser.close();
  await pages.stop();
});

async function openShop() {
  const opened = await openPage(browser, `${pages.url}/shop.html`);
  await opened.page.evaluate(() => comptoir('init', {}));
  await opened.page.locator('comptoir-counter[data-room]').waitFor();
  return opened;
}

/** Ways in which a page takes out what it did not put in, on purpose or not. */
const ways: Readonly<Record<string, () => void>> = {
  'its element removed': () => document.querySelector('comptoir-counter')?.remove(),
  'the body written anew': () => {
    document.body.innerHTML = '<main>Another page</main>';
  },
  'the body emptied': () => {
    document.body.textContent = '';
  },
  'the body in the place of another': () => document.body.replaceWith(document.createElement('body')),
};

for (const [name, way] of Object.entries(ways))
  test(`the bar is back: ${name}, time and again`, async () => {
    const { page, complaints } = await openShop();
    for (let time = 0; time < 3; time++) {
      await page.evaluate(way);
      expect(await page.locator('comptoir-counter').count()).toBe(1);
    }
    await page.getByRole('button', { name: 'Chat' }).click();
    await page.evaluate(way);
    await page.getByRole('dialog').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

test('a page that takes it out each time gets its way, and goes on', async () => {
  const { page, complaints } = await openShop();
  const taken = await page.evaluate(async () => {
    let count = 0;
    const foreign = () => document.querySelector('comptoir-counter');
    const guard = new MutationObserver(() => {
      if (!foreign()) return;
      foreign()?.remove();
      count++;
    });
    guard.observe(document, { childList: true, subtree: true });
    // Every change of the page asks both sides again.
    for (let change = 0; change < 5; change++) {
      document.body.append(document.createElement('p'));
      await new Promise((resolve) => setTimeout(resolve));
    }
    return count;
  });
  expect(taken).toBeGreaterThan(10);
  expect(taken).toBeLessThan(200);
  expect(await page.locator('comptoir-counter').count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('after destroy it stays away, also where the page was changed in the same task', async () => {
  const { page, complaints } = await openShop();
  for (const way of Object.values(ways)) {
    await page.evaluate(`(${way})(); comptoir('destroy')`);
    expect(await page.locator('comptoir-counter').count()).toBe(0);
    await page.evaluate(way);
    expect(await page.locator('comptoir-counter').count()).toBe(0);
    await page.addScriptTag({ url: '/widget/loader.js' });
    await page.evaluate(() => comptoir('init', {}));
    expect(await page.locator('comptoir-counter').count()).toBe(1);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});
