import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServerProcess } from '../../server/test/startServerProcess.js';
import { openBrowser } from './openBrowser.js';
import { type Pages, servePages } from './servePages.js';

let browser: Browser;
let pages: Pages;
let server: ServerProcess;
let context: BrowserContext;

const form = { id: 'style', version: 1, title: 'Style', steps: [{ name: 'a', kind: 'text', label: 'Why?' }] };

const shopPage = () => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A shop at which people sign in and out</title>
<script>
window.comptoir = window.comptoir || function () { (comptoir.q = comptoir.q || []).push(arguments) };
comptoir('init', { server: '${server.url}', language: 'en', intents: [{ id: 'stylist', form: ${JSON.stringify(form)} }] });
</script>
<script async src="/widget/loader.js"></script>
<main>Shop</main></html>`;

beforeAll(async () => {
  [browser, pages, server] = await Promise.all([
    openBrowser(),
    servePages({ '/shop': shopPage }),
    startServerProcess(),
  ]);
});
afterEach(() => context.close());
afterAll(async () => {
  await Promise.all([browser.close(), pages.stop(), server.dispose()]);
});

const secret = 'A wedding nobody knows of';
const answer = (page: Page) => page.getByRole('textbox', { name: 'Why?' });
const composer = (page: Page) => page.getByRole('textbox', { name: 'Your message' });
const begin = (page: Page) => page.getByRole('button', { name: 'Answer a few questions' });
const kept = (page: Page) =>
  page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));

async function openShop(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${pages.url}/shop`);
  await page.getByRole('button', { name: 'Ask a stylist' }).waitFor();
  return page;
}

async function openWindow(page: Page, id?: string): Promise<void> {
  if (id) await page.evaluate((person) => comptoir('identify', { id: person }), id);
  await page.evaluate(() => comptoir('open'));
  await composer(page).waitFor();
}

/** Somebody is here, and half-way through a questionnaire. */
async function openHalfFilled(): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const page = await openShop();
  await openWindow(page, 'anna');
  await begin(page).click();
  await answer(page).fill(secret);
  await expect.poll(() => kept(page)).toContain(secret);
  return page;
}

async function expectNothing(page: Page): Promise<void> {
  await begin(page).waitFor({ timeout: 20_000 });
  expect(await answer(page).count()).toBe(0);
  expect(await kept(page)).not.toContain(secret);
  await begin(page).click();
  expect(await answer(page).inputValue()).toBe('');
}

test('after a sign-out the next visitor of the page finds none of the answers', async () => {
  const page = await openHalfFilled();
  await page.evaluate(() => comptoir('reset'));
  expect(await kept(page)).not.toContain(secret);
  await openWindow(page, 'bert');
  await expectNothing(page);
});

test('another person who is named while the window is open begins anew', async () => {
  const page = await openHalfFilled();
  await page.evaluate(() => comptoir('identify', { id: 'bert' }));
  await expectNothing(page);
});

test('another person who is named on the next page, before the window is opened, begins anew', async () => {
  const page = await openHalfFilled();
  await page.evaluate(() => comptoir('close'));
  await page.reload();
  await openWindow(page, 'bert');
  await expectNothing(page);
});

test('a sign-out in another tab empties the window of this one', async () => {
  const page = await openHalfFilled();
  const other = await openShop();
  await openWindow(other, 'anna');
  await other.evaluate(() => comptoir('reset'));
  await expectNothing(page);
});

test('a sign-out in another tab is heard of by a tab that had only the loader, once somebody opens its window', async () => {
  const page = await openHalfFilled();
  await composer(page).fill(`${secret}, and more`);
  await expect.poll(() => kept(page)).toContain('and more');
  await page.evaluate(() => comptoir('close'));
  await page.reload();
  const other = await openShop();
  await openWindow(other, 'anna');
  await other.evaluate(() => comptoir('reset'));
  await openWindow(other, 'bert');
  expect(await kept(page)).toContain(secret);
  await openWindow(page, 'bert');
  expect(await composer(page).inputValue()).toBe('');
  await expectNothing(page);
});

test('a sign-out forgets also somebody who never got through to the server', async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await context.routeWebSocket(/.*/, (socket) => socket.close());
  await context.route(`${server.url}/**`, (route) => route.abort());
  const page = await openShop();
  await openWindow(page);
  await composer(page).fill(secret);
  await expect.poll(() => kept(page)).toContain(secret);
  await page.evaluate(() => comptoir('close'));
  await page.reload();
  await page.evaluate(() => comptoir('reset'));
  await expect.poll(() => kept(page), { timeout: 20_000 }).not.toContain(secret);
});
