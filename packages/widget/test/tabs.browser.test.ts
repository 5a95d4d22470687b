import { createDeskSeen } from '@comptoir/transport/conformance';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createDeskClient, type DeskClient } from '../../server/test/createDeskClient.js';
import {
  firstPassword,
  type ServerProcess,
  startServerProcess,
} from '../../server/test/startServerProcess.js';
import { openBrowser } from './openBrowser.js';
import { type Pages, servePages } from './servePages.js';

let browser: Browser;
let pages: Pages;
let server: ServerProcess;
let desk: DeskClient;
let context: BrowserContext;
const recorder = createDeskSeen();

beforeAll(async () => {
  [browser, pages, server] = await Promise.all([
    openBrowser(true),
    servePages({ '/tabs': shopPage }),
    startServerProcess(),
  ]);
  desk = await createDeskClient(server.url, await server.signIn('operator', firstPassword), recorder);
});
afterEach(async () => {
  await context.close();
  for (const { id, phase } of recorder.seen.chats.values())
    if (phase === 'open') await desk.request({ type: 'end', conversation: id });
});
afterAll(async () => {
  await desk.close();
  await Promise.all([browser.close(), pages.stop(), server.dispose()]);
});

/** A shop that talks to the chat server. */
const shopPage = () => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A shop in two tabs</title>
<script>
window.comptoir = window.comptoir || function () { (comptoir.q = comptoir.q || []).push(arguments) };
window.failures = [];
addEventListener('error', (event) => failures.push(event.message));
addEventListener('unhandledrejection', (event) => failures.push(String(event.reason)));
comptoir('init', { server: '${server.url}', language: 'en', triggers: '/rules.json', consent: 'granted' });
comptoir('context', { cart: { total: { amount: 500000, currency: 'RUB' } } });
</script>
<script async src="/widget/loader.js"></script>
<main>Shop</main></html>`;

async function openTab(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${pages.url}/tabs`);
  await page.getByRole('button', { name: 'Chat' }).waitFor();
  return page;
}

/** A browser with one tab, and a second one as soon as it is asked for. */
async function openShop(hasLine: boolean): Promise<Page> {
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  if (!hasLine) await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'BroadcastChannel'));
  return openTab();
}

const eventually = <Value>(look: () => Value) => expect.poll(look, { timeout: 20_000 });

const composer = (page: Page) => page.getByRole('dialog').getByRole('textbox');
const openWindow = async (page: Page) => {
  await page.evaluate(() => comptoir('open', { intent: 'chat' }));
  await composer(page).waitFor();
};
const unread = (page: Page) => page.evaluate(() => comptoir<number>('get', 'unread'));
const shown = async (page: Page, text: string) => page.getByRole('log').getByText(text).first().waitFor();

/** What the visitor wrote came to the desk; answers with its conversation. */
async function arrived(text: string): Promise<string> {
  let conversation = '';
  await eventually(() => {
    const found = recorder.seen.messages.find(({ parts }) => JSON.stringify(parts).includes(text));
    conversation = found?.conversation ?? '';
    return conversation;
  }).not.toBe('');
  return conversation;
}

const answer = (conversation: string, text: string) => desk.say(conversation, [{ kind: 'text', text }]);

async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await page.keyboard.press('Enter');
}

describe.each([
  ['with BroadcastChannel', true],
  ['without BroadcastChannel', false],
])('two tabs, %s', (title, hasLine) => {
  test('one list, one count of unread, one answer to the rating', async () => {
    const one = await openShop(hasLine);
    await openWindow(one);
    const hello = `Hello ${title}`;
    await write(one, hello);
    const conversation = await arrived(hello);
    const two = await openTab();
    await openWindow(two);
    await shown(two, hello);
    await answer(conversation, 'Good day');
    await Promise.all([shown(one, 'Good day'), shown(two, 'Good day')]);

    for (const page of [one, two]) await page.evaluate(() => comptoir('close'));
    await answer(conversation, 'Are you there?');
    for (const page of [one, two]) await eventually(() => unread(page)).toBe(1);
    await openWindow(two);
    await eventually(() => unread(one)).toBe(0);

    await openWindow(one);
    await desk.request({ type: 'end', conversation });
    const ask = (page: Page) => page.getByText('How was our help?');
    await Promise.all([ask(one).waitFor(), ask(two).waitFor()]);
    await one.getByRole('button', { name: 'Not now' }).click();
    await ask(one).waitFor({ state: 'detached' });
    // Where no line tells it, the other tab looks when it is seen again.
    if (!hasLine) await two.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await ask(two).waitFor({ state: 'detached' });
    for (const page of [one, two]) expect(await page.evaluate('failures')).toEqual([]);
  });

  test('both write, and both end with the same list', async () => {
    const one = await openShop(hasLine);
    await openWindow(one);
    await write(one, `First ${title}`);
    await arrived(`First ${title}`);
    const two = await openTab();
    await openWindow(two);
    await write(two, `Second ${title}`);
    await write(one, `Third ${title}`);
    await arrived(`Third ${title}`);
    const texts = ['First', 'Second', 'Third'].map((word) => `${word} ${title}`);
    for (const page of [one, two]) {
      for (const text of texts) {
        await shown(page, text);
        expect(await page.getByRole('log').getByText(text, { exact: true }).count()).toBe(1);
      }
      expect(await page.evaluate('failures')).toEqual([]);
    }
  });
});

describe('what only a line can share', () => {
  test('a draft, but not under the fingers', async () => {
    const one = await openShop(true);
    const two = await openTab();
    await openWindow(one);
    await composer(one).pressSequentially('Do you have it');
    await openWindow(two);
    await eventually(() => composer(two).inputValue()).toBe('Do you have it');
    await composer(two).pressSequentially(' in blue');
    expect(await composer(two).inputValue()).toBe('Do you have it in blue');
    await eventually(() => composer(one).inputValue()).toBe('Do you have it in blue');
    await two.keyboard.press('Enter');
    await eventually(() => composer(one).inputValue()).toBe('');
    await shown(one, 'Do you have it in blue');
  });

  test('the read position with a tab that has no connection', async () => {
    const one = await openShop(true);
    await openWindow(one);
    await write(one, 'Hello to a sleeping tab');
    const conversation = await arrived('Hello to a sleeping tab');
    const two = await openTab();
    await openWindow(two);
    await shown(two, 'Hello to a sleeping tab');
    for (const page of [one, two]) await page.evaluate(() => comptoir('close'));
    await answer(conversation, 'Good day');
    for (const page of [one, two]) await eventually(() => unread(page)).toBe(1);
    await two.evaluate(() => dispatchEvent(new Event('offline')));
    await openWindow(one);
    await eventually(() => unread(two)).toBe(0);
    expect(await two.evaluate(() => comptoir<{ phase: string }>('get', 'connection').phase)).toBe(
      'suspended',
    );
  });

  test('that a prompt is on the screen: the other tab stays silent', async () => {
    const one = await openShop(true);
    const two = await openTab();
    const prompt = (page: Page) => page.getByRole('dialog', { name: 'A word from the shop' });
    await one.evaluate(() => comptoir('track', 'sizes'));
    await prompt(one).waitFor();
    await two.evaluate(() => comptoir('track', 'sizes'));
    const isDecided = () =>
      two.evaluate(
        async () =>
          (await comptoir<Promise<{ decisions: unknown[] }>>('get', 'explanation')).decisions.length > 0,
      );
    await eventually(isDecided).toBe(true);
    expect(await prompt(two).count()).toBe(0);
    expect(await prompt(one).count()).toBe(1);
  });

  test('that the person has gone: nobody writes as somebody else', async () => {
    const one = await openShop(true);
    await openWindow(one);
    await write(one, 'A word in private');
    await arrived('A word in private');
    const two = await openTab();
    await openWindow(two);
    await shown(two, 'A word in private');
    await one.evaluate(() => comptoir('reset'));
    await two.getByText('A word in private').first().waitFor({ state: 'detached' });
    await openWindow(two);
    await write(two, 'Somebody else');
    expect(await arrived('Somebody else')).not.toBe(await arrived('A word in private'));
  });
});

describe('a page that is left with its window open', () => {
  async function leave(page: Page): Promise<void> {
    await page.evaluate(() => {
      setTimeout(() => location.assign('/tabs?next'));
    });
    await page.waitForURL('**/tabs?next');
    await openWindow(page);
  }
  const whyNot = (page: Page) =>
    page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation');
      return JSON.stringify(entry && 'notRestoredReasons' in entry ? entry.notRestoredReasons : undefined);
    });

  test('is kept by the browser though the next page speaks to its tabs, and catches up when it is back', async () => {
    const page = await openShop(true);
    await openWindow(page);
    await write(page, 'Before the next page');
    const conversation = await arrived('Before the next page');
    await composer(page).fill('half a');
    await page.evaluate(() => {
      document.title = 'the page that was left';
    });
    await leave(page);
    await shown(page, 'Before the next page');
    await composer(page).fill('half a sentence');
    await answer(conversation, 'While you were away');
    await shown(page, 'While you were away');
    await page.goBack({ waitUntil: 'commit' });
    expect([await page.title(), await whyNot(page)]).toEqual(['the page that was left', 'null']);
    await shown(page, 'While you were away');
    await eventually(() => composer(page).inputValue()).toBe('half a sentence');
    await write(page, 'After it');
    await arrived('After it');
    expect(await page.evaluate('failures')).toEqual([]);
  });
});
