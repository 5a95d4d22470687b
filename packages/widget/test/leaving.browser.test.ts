import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './openBrowser.js';
import { openPage } from './openPage.js';
import { type Pages, servePages } from './servePages.js';

let browser: Browser;
let pages: Pages;
beforeAll(async () => {
  [browser, pages] = await Promise.all([openBrowser(), servePages()]);
});
afterAll(async () => {
  await browser.close();
  await pages.stop();
});

async function listeners(cdp: CDPSession): Promise<string[]> {
  const found: string[] = [];
  for (const expression of [
    'window',
    'document',
    'document.documentElement',
    'document.body',
    'visualViewport',
    'matchMedia("(max-width: 599px)")',
  ]) {
    const { result } = await cdp.send('Runtime.evaluate', { expression });
    const { listeners } = await cdp.send('DOMDebugger.getEventListeners', {
      objectId: result.objectId ?? '',
    });
    found.push(...listeners.map(({ type }) => `${expression}: ${type}`));
  }
  return found.sort();
}

async function look(page: Page): Promise<object> {
  const seen = await page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    styles: [document.documentElement, document.body].map((node) => {
      const style = getComputedStyle(node);
      return [...style].map((name) => `${name}: ${style.getPropertyValue(name)}`);
    }),
    names: Object.getOwnPropertyNames(window).sort(),
    stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) =>
      key.endsWith('open'),
    ),
  }));
  return { ...seen, listeners: await listeners(await page.context().newCDPSession(page)) };
}

test('destroy leaves the page exactly as one on which the loader never ran', async () => {
  pages.refuse(/loader/);
  const without = await openPage(browser, `${pages.url}/leaving.html`);
  const expected = await look(without.page);
  pages.refuse(undefined);

  const { page, complaints } = await openPage(browser, `${pages.url}/leaving.html`);
  await page.evaluate(() => {
    comptoir('init', { namespace: 'leaving', triggers: { rules: [] }, consent: 'granted' });
    comptoir('open', { intent: 'stylist' });
  });
  await page.getByRole('dialog').getByRole('textbox').fill('Is it linen?');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Is it linen?').first().waitFor();
  // Not looked at any closer: a browser that is asked for its attributes writes them out, and hides what is left of them.
  expect(await page.locator('comptoir-counter').count()).toBe(1);

  await page.evaluate(() => comptoir('destroy'));
  expect(await look(page)).toEqual(expected);
  expect(complaints).toEqual([]);
});

test('after destroy the counter can come again', async () => {
  const { page, complaints } = await openPage(browser, `${pages.url}/leaving.html`);
  const round = async () => {
    await page.evaluate(() => comptoir('init', { namespace: 'again' }));
    await page.getByRole('button', { name: 'Chat' }).waitFor();
    await page.evaluate(() => comptoir('destroy'));
    expect(await page.evaluate(() => typeof comptoir)).toBe('undefined');
  };
  await round();
  await page.reload();
  await round();
  expect(complaints).toEqual([]);
});
