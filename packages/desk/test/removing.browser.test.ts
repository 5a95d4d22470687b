/// <reference path="../../widget/test/globals.d.ts" />
import { randomUUID } from 'node:crypto';
import { createFaultProxy, type FaultProxy } from '@comptoir/transport/fault-proxy';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dot } from '../../server/test/dot.js';
import { type ServerProcess, startServerProcess } from '../../server/test/startServerProcess.js';
import { storedText } from '../../server/test/storedText.js';
import { type Pages, servePages } from '../../widget/test/servePages.js';
import { type BuiltDesk, buildDesk } from './buildDesk.js';
import { openBrowser } from './openBrowser.js';
import { openDesk } from './openDesk.js';
import { signIn } from './signIn.js';

let browser: Browser;
let built: BuiltDesk;
let pages: Pages;
let server: ServerProcess;
/** Between the server and the second desk. */
let wire: FaultProxy;
let visitor: BrowserContext;
/** Two windows of the same operator. */
let desks: readonly [Page, Page];
const complaints: string[] = [];

const shopPage = () => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A shop</title>
<script>
window.comptoir = window.comptoir || function () { (comptoir.q = comptoir.q || []).push(arguments) };
comptoir('init', { server: '${server.url}', language: 'en', consent: 'granted' });
</script>
<script async src="/widget/loader.js"></script>
<main>Shop</main></html>`;

beforeAll(async () => {
  [browser, built] = await Promise.all([openBrowser(), buildDesk()]);
  pages = await servePages({ '/shop': shopPage });
  server = await startServerProcess({ env: { COMPTOIR_DESK: built.folder, COMPTOIR_GRACE_MS: '15000' } });
  visitor = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  wire = await createFaultProxy({ host: '127.0.0.1', port: server.port });
  desks = [await openSignedIn(server.url), await openSignedIn(wire.url)];
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([pages?.stop(), wire?.close(), built?.remove()]);
  await server?.dispose();
});

async function openSignedIn(url: string): Promise<Page> {
  const { page } = await openDesk(browser, url);
  page.on('pageerror', (error) => complaints.push(String(error)));
  await signIn(page);
  return page;
}

async function openTab(): Promise<Page> {
  const page = await visitor.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(`${pages.url}/shop`);
  await page.getByRole('button', { name: 'Chat' }).waitFor();
  await page.evaluate(() => comptoir('open', { intent: 'chat' }));
  await page.getByRole('dialog').getByRole('textbox').waitFor();
  return page;
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('dialog').getByRole('textbox').fill(text);
  await page.keyboard.press('Enter');
  await shows(page, text);
}

const log = (page: Page) => page.getByRole('log');
const shows = (page: Page, text: string) => log(page).getByText(text).first().waitFor();
const tombstones = (page: Page, count: number) =>
  expect.poll(() => log(page).getByText('Message removed').count(), { timeout: 20_000 }).toBe(count);

const phase = (page: Page) =>
  page.evaluate(() => comptoir<{ readonly phase: string }>('get', 'connection').phase);

/** The line of the second desk breaks, and stays broken. */
async function takeAway(desk: Page): Promise<void> {
  wire.refuse();
  wire.cut();
  await desk.getByText(/No connection/).waitFor();
}

/** Presses the bin of the message that says `text`, and confirms. */
async function removeByMouse(desk: Page, text: string): Promise<void> {
  const message = log(desk).getByRole('listitem').filter({ hasText: text });
  await message.locator('.message-body').hover();
  await message.getByRole('button', { name: 'Remove this message' }).click();
  await desk.getByRole('dialog', { name: 'Remove this message of the visitor?' }).waitFor();
  await desk.getByRole('button', { name: 'Remove', exact: true }).click();
}

test('what a visitor wrote is taken away: in both his tabs, at both desks, offline, after a reload, on the disk', async () => {
  const secret = `canary${randomUUID().replaceAll('-', '')}`;
  const other = `canary${randomUUID().replaceAll('-', '')}`;
  const [one, two] = [await openTab(), await openTab()];
  await write(one, 'Before');
  await write(one, `My password is ${secret}`);
  await write(one, 'After');
  const chooser = one.waitForEvent('filechooser');
  await one.getByRole('button', { name: 'Attach a file' }).click();
  await (await chooser).setFiles({ name: `${secret}.png`, mimeType: 'image/png', buffer: dot });
  await one.getByRole('button', { name: 'Send' }).click();
  const [left, right] = desks;
  for (const page of [two, left, right])
    for (const text of ['Before', secret, 'After']) await shows(page, text);
  const picture = left.getByRole('log').getByRole('link', { name: new RegExp(secret) });
  await picture.waitFor();
  const address = await picture.evaluate((link: HTMLAnchorElement) => link.href);
  expect((await fetch(address)).status).toBe(200);
  expect(storedText(server.dataDir)).toContain(secret);

  // By keyboard: from the message field back to the bin of the newest message, which is the file.
  await left.keyboard.press('Alt+1');
  await left.keyboard.press('Shift+Tab');
  const bin = left.getByRole('button', { name: 'Remove this message' }).and(left.locator(':focus'));
  await bin.waitFor();
  await left.keyboard.press('Enter');
  const question = left.getByRole('dialog', { name: 'Remove this message of the visitor?' });
  await question.waitFor();
  await left.getByRole('button', { name: 'Remove', exact: true }).and(left.locator(':focus')).waitFor();
  await left.keyboard.press('Enter');
  for (const page of [one, two, left, right]) await tombstones(page, 1);
  await left.locator('[role=log]:focus').waitFor();
  await expect.poll(async () => (await fetch(address)).status, { timeout: 20_000 }).toBe(404);

  await removeByMouse(left, secret);
  for (const page of [one, two, left, right]) {
    await tombstones(page, 2);
    expect(await page.content()).not.toContain(secret);
  }

  // The visitor and the second desk have no network while the next one goes.
  await write(one, `And my card: ${other}`);
  for (const page of [two, left, right]) await shows(page, other);
  await visitor.setOffline(true);
  for (const page of [one, two]) await expect.poll(() => phase(page), { timeout: 20_000 }).toBe('suspended');
  await takeAway(right);
  await removeByMouse(left, other);
  await tombstones(left, 3);
  for (const page of [one, two, right]) await shows(page, other);
  await visitor.setOffline(false);
  wire.heal();
  for (const page of [one, two, right]) await tombstones(page, 3);

  for (const page of [one, two]) {
    await page.reload();
    await page.getByRole('dialog').getByRole('textbox').waitFor();
  }
  for (const page of [left, right]) await page.reload();
  const fresh = await openTab();
  for (const page of [one, two, fresh, left, right]) {
    await shows(page, 'After');
    await tombstones(page, 3);
    for (const word of [secret, other]) expect(await page.content()).not.toContain(word);
  }

  // A chat that is over is not in a welcome by itself.
  await left.keyboard.press('Alt+1');
  await left.keyboard.press('Alt+e');
  await left.getByRole('button', { name: 'End chat' }).and(left.locator(':focus')).waitFor();
  await left.keyboard.press('Enter');
  for (const desk of desks) await desk.getByText('Not rated yet.').waitFor();
  await takeAway(right);
  await removeByMouse(left, 'Before');
  for (const page of [one, two, left]) await tombstones(page, 4);
  await shows(right, 'Before');
  wire.heal();
  await tombstones(right, 4);

  await server.stop();
  for (const word of [secret, other]) expect(storedText(server.dataDir)).not.toContain(word);
  expect(complaints).toEqual([]);
});
