import type { Browser } from 'playwright-core';
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

async function openPrompt() {
  const watched = await openPage(browser, `${pages.url}/prompt.html`);
  const { page } = watched;
  await page.evaluate(() => {
    window.heard = [];
    for (const name of ['shown', 'dismissed', 'engaged'])
      comptoir('on', `prompt:${name}`, (event: { ruleId: string }) =>
        window.heard.push(`${name} ${event.ruleId}`),
      );
    comptoir('track', 'sizes');
  });
  const prompt = page.getByRole('dialog', { name: 'A word from the shop' });
  await prompt.waitFor();
  return { ...watched, prompt };
}

test('a rule speaks once: its button opens the window with the draft', async () => {
  const { page, prompt, complaints } = await openPrompt();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  await prompt.getByRole('button', { name: 'Ask about sizes' }).click();
  await page.getByRole('dialog', { name: 'Ask a stylist' }).waitFor();
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('Which size should I take?');
  expect(await prompt.count()).toBe(0);
  expect(await page.evaluate(() => window.heard)).toEqual(['shown size-help', 'engaged size-help']);
  expect(complaints).toEqual([]);
});

test('a prompt can be sent away, and does not come again', async () => {
  const { page, prompt, complaints } = await openPrompt();
  await prompt.getByRole('button', { name: 'Close' }).click();
  expect(await prompt.count()).toBe(0);
  await page.evaluate(() => comptoir('track', 'sizes'));
  expect(await page.evaluate(() => window.heard)).toEqual(['shown size-help', 'dismissed size-help']);
  expect(await prompt.count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('opening the window by hand takes the prompt away', async () => {
  const { page, prompt } = await openPrompt();
  await page.getByRole('button', { name: 'Chat' }).click();
  await page.getByRole('dialog', { name: 'Chat' }).waitFor();
  await prompt.waitFor({ state: 'detached' });
  expect(await page.evaluate(() => window.heard)).toEqual(['shown size-help']);
});
