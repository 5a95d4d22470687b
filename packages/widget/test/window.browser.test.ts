import type { Browser, Page } from 'playwright-core';
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

const focused = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.shadowRoot?.activeElement?.localName ?? document.activeElement?.localName,
  );

test('#94 by keyboard, under the strictest policy: open, write, Escape, and the focus is back on the button', async () => {
  const { page, complaints } = await openPage(browser, `${pages.url}/demo.html`);
  const button = page.getByRole('button', { name: 'Chat', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  const window = page.getByRole('dialog', { name: 'Chat' });
  await window.waitFor();
  expect(await button.getAttribute('aria-expanded')).toBe('true');
  await page.waitForFunction(
    () => document.activeElement?.shadowRoot?.activeElement?.localName === 'textarea',
  );
  await page.keyboard.type('Hello');
  await page.keyboard.press('Escape');
  await window.waitFor({ state: 'hidden' });
  expect(await button.getAttribute('aria-expanded')).toBe('false');
  expect(await focused(page)).toBe('button');
  expect(complaints).toEqual([]);
});

test('an open window wears its button’s drawing, and is open again after a reload with its draft, without taking the focus', async () => {
  const { page, complaints } = await openPage(browser, `${pages.url}/demo.html`);
  const button = page.getByRole('button', { name: 'Ask a stylist' });
  await button.click();
  await page.getByRole('textbox').fill('Is it linen?');
  const drawing = await page.getByRole('dialog').locator('header path').first().getAttribute('d');
  expect(drawing).toBe(await button.locator('path').getAttribute('d'));
  await page.reload();
  await page.getByRole('dialog', { name: 'Ask a stylist' }).waitFor();
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('Is it linen?');
  expect(await focused(page)).toBe('body');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(1);
  expect(complaints).toEqual([]);
});

test('an answer to a closed window is counted on its button, by sight and by name', async () => {
  const { page, complaints } = await openPage(browser, `${pages.url}/demo.html`);
  await page.getByRole('button', { name: 'Chat' }).click();
  await page.getByRole('textbox').fill('Hello');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText('Hello').first().waitFor();
  await page.evaluate(() => comptoir('close'));
  await page.getByRole('button', { name: /^Chat, \d unread messages?$/ }).waitFor();
  const unread = await page.evaluate(() => comptoir('get', 'unread'));
  expect(await page.locator('.badge').textContent()).toBe(`${unread}`);
  await page.getByRole('button', { name: /^Chat/ }).click();
  await page.locator('.badge').waitFor({ state: 'detached' });
  expect(await page.evaluate(() => comptoir('get', 'unread'))).toBe(0);
  expect(complaints).toEqual([]);
});

test('on a phone the window covers the page, keeps the focus and is modal', async () => {
  const { page, complaints } = await openPage(browser, `${pages.url}/demo.html`, {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const buttons = await page.getByRole('region', { name: 'Talk to us' }).getByRole('button').all();
  const widths = await Promise.all(buttons.map(async (button) => (await button.boundingBox())?.width ?? 0));
  expect(Math.abs((widths[0] ?? 0) - (widths[1] ?? 1))).toBeLessThan(60);
  await buttons[0]?.tap();
  const window = page.getByRole('dialog');
  await window.waitFor();
  await expect.poll(() => window.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  expect(await window.getAttribute('aria-modal')).toBe('true');
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('comptoir-counter');
  }
  expect(complaints).toEqual([]);
});

test('events tell the story, on the counter and on the document', async () => {
  const { page, complaints } = await openPage(browser, `${pages.url}/leaving.html`);
  await page.evaluate(() => {
    window.heard = [];
    const names = [
      'window:opened',
      'message:sent',
      'message:received',
      'conversation:started',
      'window:closed',
    ];
    for (const name of names) {
      comptoir('on', name, () => window.heard.push(name));
      document.addEventListener(`comptoir:${name}`, () => window.heard.push(`document ${name}`));
    }
    comptoir('on', 'window:opened', () => {
      throw new Error('a listener of the shop');
    });
    comptoir('init', { namespace: 'events' });
    comptoir('open', { draft: 'Hello' });
  });
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('Hello');
  await page.getByRole('textbox').press('Enter');
  await page.waitForFunction(() => window.heard.includes('document message:received'));
  await page.evaluate(() => comptoir('close'));
  const heard = await page.evaluate(() => window.heard.filter((name) => !name.startsWith('document')));
  expect(heard[0]).toBe('window:opened');
  expect(heard.at(-1)).toBe('window:closed');
  expect(heard.indexOf('message:sent')).toBeLessThan(heard.indexOf('message:received'));
  expect(heard).toContain('conversation:started');
  expect(await page.evaluate(() => comptoir<{ message: string }[]>('get', 'problems')[0]?.message)).toBe(
    'window:opened',
  );
  expect(complaints).toEqual([]);
});
