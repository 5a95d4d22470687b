import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { openBrowser } from './openBrowser.js';
import { openPage } from './openPage.js';
import { type Pages, servePages } from './servePages.js';

let browser: Browser;
let pages: Pages;
beforeAll(async () => {
  [browser, pages] = await Promise.all([openBrowser(), servePages()]);
});
afterEach(() => pages.refuse(undefined));
afterAll(async () => {
  await browser.close();
  await pages.stop();
});

const barOf = '.bar';
const chunks = /^\/widget\/\d/;

test('the bar stands there with two buttons though no other file comes, and a press says so', async () => {
  pages.refuse(chunks);
  const { page, complaints } = await openPage(browser, `${pages.url}/demo.html`);
  const bar = page.getByRole('region', { name: 'Talk to us' });
  await bar.waitFor();
  expect(await bar.getByRole('button').allTextContents()).toEqual(['Chat', 'Ask a stylist']);
  expect(await page.evaluate(() => document.body.lastElementChild?.localName)).toBe('comptoir-counter');
  await bar.getByRole('button', { name: 'Chat' }).click();
  await bar.getByText('Chat did not load. Try again?').waitFor();
  expect(await page.evaluate(() => comptoir<{ code: string }[]>('get', 'problems')[0]?.code)).toBe(
    'chunk_failed',
  );

  pages.refuse(undefined);
  await bar.getByRole('button', { name: 'Chat' }).click();
  await page.getByRole('dialog', { name: 'Chat' }).waitFor();
  expect(await bar.getByText('did not load').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('room is kept at the end of the page, and the page is told how much', async () => {
  const { page } = await openPage(browser, `${pages.url}/demo.html`);
  await page.locator(barOf).waitFor();
  await page.waitForFunction(() => document.querySelector('comptoir-counter')?.hasAttribute('data-room'));
  const measured = await page.evaluate(() => {
    const host = document.querySelector('comptoir-counter');
    return {
      room: host?.getBoundingClientRect().height,
      bar: host?.shadowRoot?.querySelector('.bar')?.getBoundingClientRect().height,
      told: document.documentElement.style.getPropertyValue('--comptoir-bar-height'),
    };
  });
  expect(measured).toEqual({ room: 57, bar: 57, told: 'calc(57px + env(safe-area-inset-bottom))' });
});

test('fifty calls before the loader run in order, and a second loader changes nothing', async () => {
  const { page, complaints } = await openPage(browser, `${pages.url}/queue.html`);
  await page.locator(barOf).waitFor();
  await page.waitForFunction(() => window.heard.length === 50);
  await page.waitForLoadState('load');
  expect(await page.evaluate(() => window.heard)).toEqual(
    Array.from({ length: 50 }, (_, index) => `unknown-${index}`),
  );
  expect(await page.locator('comptoir-counter').count()).toBe(1);
  await page.evaluate(() => captured('one-more'));
  expect(await page.evaluate(() => window.heard.at(-1))).toBe('one-more');
  expect(complaints).toEqual([]);
});

test('before the first click the server is asked nothing and nothing is kept', async () => {
  // A shop of its own: pages of the tests before still fetch parts when they find the time.
  const shop = await servePages();
  onTestFinished(() => shop.stop());
  const { page, complaints } = await openPage(browser, `${shop.url}/shop.html`);
  await page.getByRole('button', { name: 'Чат' }).waitFor();
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  await page.waitForLoadState('networkidle');
  expect(shop.asked().filter((path) => path !== '/favicon.ico')).toEqual(['/shop.html', '/widget/loader.js']);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('rules of the page that hide and restyle everything do not reach the bar', async () => {
  const { page, complaints } = await openPage(browser, `${pages.url}/hostile.html`);
  const button = page.getByRole('button', { name: 'محادثة' });
  await button.waitFor();
  const look = await page.locator(barOf).evaluate((bar) => {
    const { direction, color, fontSize, display, position } = getComputedStyle(bar);
    const [first, second] = [...bar.querySelectorAll('button')].map(
      (node) => node.getBoundingClientRect().left,
    );
    return { direction, color, fontSize, display, position, rightToLeft: (first ?? 0) > (second ?? 0) };
  });
  expect(look).toEqual({
    direction: 'rtl',
    color: 'rgb(29, 26, 23)',
    fontSize: '15px',
    display: 'flex',
    position: 'fixed',
    rightToLeft: true,
  });
  expect((await page.locator(barOf).boundingBox())?.height).toBe(57);
  await button.click();
  const window = await page.getByRole('dialog').boundingBox();
  expect(window?.x).toBe(16);
  expect(complaints).toEqual([]);
});
