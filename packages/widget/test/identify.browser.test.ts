import { randomUUID } from 'node:crypto';
import { createDeskSeen } from '@comptoir/transport/conformance';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createDeskClient, type DeskClient } from '../../server/test/createDeskClient.js';
import { dot } from '../../server/test/dot.js';
import { sayHello } from '../../server/test/sayHello.js';
import { identityEnv, type SignOptions, seconds, signIdentity } from '../../server/test/signIdentity.js';
import {
  firstPassword,
  type ServerProcess,
  startServerProcess,
} from '../../server/test/startServerProcess.js';
import { uploadFile } from '../../server/test/uploadFile.js';
import { openBrowser } from './openBrowser.js';
import { type Pages, servePages } from './servePages.js';

let browser: Browser;
let pages: Pages;
/** Another site, which the chat server has not been told of. */
let elsewhere: Pages;
let server: ServerProcess;
let desk: DeskClient;
const recorder = createDeskSeen();
const contexts: BrowserContext[] = [];

/** As the guide to identity has it: asked before each connection, and silent when nobody is signed in. */
const shopPage = () => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A shop that names its visitors</title>
<script>
window.comptoir = window.comptoir || function () { (comptoir.q = comptoir.q || []).push(arguments) };
window.problems = [];
window.prove = async () => {
  const answer = await fetch('/chat-token');
  return answer.ok ? answer.text() : undefined;
};
comptoir('init', { server: '${server.url}', language: 'en', consent: 'granted' });
comptoir('on', 'error:occurred', ({ code, message, cause }) => problems.push([code, cause && cause.code, message]));
comptoir('identify', prove);
</script>
<script async src="/widget/loader.js"></script>
<main>Shop</main></html>`;

beforeAll(async () => {
  const shop = { '/shop': shopPage };
  [browser, pages, elsewhere] = await Promise.all([openBrowser(), servePages(shop), servePages(shop)]);
  server = await startServerProcess({
    env: { ...identityEnv, COMPTOIR_ORIGINS: pages.url, COMPTOIR_CHATS_PER_OPERATOR: '100' },
  });
  desk = await createDeskClient(server.url, await server.signIn('operator', firstPassword), recorder);
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
afterAll(async () => {
  await desk.close();
  await Promise.all([browser.close(), pages.stop(), elsewhere.stop(), server.dispose()]);
});

/** A device of somebody, with the shop open in it. */
interface Device {
  readonly page: Page;
  /** Who is signed in at the shop on it: signs each answer of `/chat-token`. */
  sign(proof: (() => Promise<string> | string) | undefined): void;
}

async function openDevice(address = `${pages.url}/shop`): Promise<Device> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  });
  contexts.push(context);
  let proof: (() => Promise<string> | string) | undefined;
  await context.route('**/chat-token', async (route) => {
    const headers = { 'cache-control': 'no-store' };
    if (proof) await route.fulfill({ body: await proof(), headers });
    else await route.fulfill({ status: 401, headers });
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.getByRole('button', { name: 'Chat' }).waitFor();
  return {
    page,
    sign(next) {
      proof = next;
    },
  };
}

const eventually = <Value>(look: () => Value | Promise<Value>) => expect.poll(look, { timeout: 20_000 });
const composer = (page: Page) => page.getByRole('dialog').getByRole('textbox');
const shown = (page: Page, text: string) => page.getByRole('log').getByText(text, { exact: true }).waitFor();
const phase = (page: Page) =>
  page.evaluate(() => comptoir<{ readonly phase: string }>('get', 'connection').phase);
const problems = (page: Page) =>
  page.evaluate(() => (window as unknown as { problems: [string, string, string][] }).problems);
const tokenOf = (page: Page) => page.evaluate(() => localStorage.getItem('comptoir.default.token'));
const refusalOf = async (hello: Parameters<typeof sayHello>[1]) =>
  (await sayHello(server.url, hello)).answer.code;

async function openWindow(page: Page): Promise<void> {
  await page.evaluate(() => comptoir('open', { intent: 'chat' }));
  await composer(page).waitFor();
  await eventually(() => phase(page)).toBe('online');
}

/** Answers with the conversation in which it came to the desk. */
async function write(page: Page, text: string): Promise<string> {
  await composer(page).fill(text);
  await page.keyboard.press('Enter');
  await shown(page, text);
  const found = () => recorder.seen.messages.find(({ parts }) => JSON.stringify(parts).includes(text));
  await eventually(() => found()?.conversation).toBeDefined();
  return found()?.conversation ?? '';
}

/** Everything that the site keeps in this browser, as one text. */
const kept = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const rows: unknown[] = [{ ...localStorage }, { ...sessionStorage }];
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of db.objectStoreNames) {
        const request = db.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => {
          request.onsuccess = resolve;
        });
        rows.push(store, request.result);
      }
      db.close();
    }
    return JSON.stringify(rows);
  });

test('unnamed, named in a page in use, on a second device, signed out: one visitor, then another', async () => {
  const sub = randomUUID();
  const phone = await openDevice();
  const { page } = phone;
  await openWindow(page);
  const conversation = await write(page, 'Before I signed in');
  const unnamed = await tokenOf(page);
  expect(unnamed).toMatch(/^[\w-]{43}$/);
  await composer(page).fill('half a thought');

  phone.sign(() => signIdentity(sub));
  await page.evaluate(() => comptoir('identify', (window as unknown as { prove: unknown }).prove));
  await eventually(() => tokenOf(page)).not.toBe(unnamed);
  const named = await tokenOf(page);
  expect(await refusalOf({ token: String(unnamed) })).toBe('token_replaced');
  expect((await uploadFile(server.url, dot, { token: String(unnamed) })).status).toBe(401);
  expect(await refusalOf({ token: String(named) })).toBe('identity_required');

  // The page in use goes on where it stood.
  await eventually(() => phase(page)).toBe('online');
  expect(await composer(page).inputValue()).toBe('half a thought');
  await shown(page, 'Before I signed in');
  expect(await write(page, 'Now you know me')).toBe(conversation);

  const laptop = await openDevice();
  laptop.sign(() => signIdentity(sub));
  await openWindow(laptop.page);
  for (const text of ['Before I signed in', 'Now you know me']) await shown(laptop.page, text);
  expect(await write(laptop.page, 'From my laptop')).toBe(conversation);
  await shown(page, 'From my laptop');
  await desk.say(conversation, [{ kind: 'text', text: 'Good day to both' }]);
  for (const one of [page, laptop.page]) await shown(one, 'Good day to both');
  expect(await problems(page)).toEqual([]);

  await composer(page).fill('never sent');
  const before = await tokenOf(page);
  const owner = await page.evaluate(() => localStorage.getItem('comptoir.default.owner'));
  expect(await kept(page)).toContain(sub);
  phone.sign(undefined);
  await page.evaluate(() => comptoir('reset'));
  for (const trace of [String(before), String(owner), sub, 'never sent', 'signed in']) {
    await eventually(() => kept(page)).not.toContain(trace);
  }
  await eventually(() => refusalOf({ token: String(before) })).toBe('token_replaced');

  await page.evaluate(() => comptoir('identify', (window as unknown as { prove: unknown }).prove));
  await openWindow(page);
  expect(await composer(page).inputValue()).toBe('');
  expect(await page.getByRole('log').getByRole('listitem').count()).toBe(0);
  const next = await write(page, 'Somebody else at this phone');
  expect(next).not.toBe(conversation);
  await desk.say(conversation, [{ kind: 'text', text: 'To the laptop alone' }]);
  await shown(laptop.page, 'To the laptop alone');
  expect(await laptop.page.getByText('Somebody else at this phone').count()).toBe(0);
  await desk.say(next, [{ kind: 'text', text: 'Good day to the next' }]);
  await shown(page, 'Good day to the next');
  expect(await page.getByText('To the laptop alone').count()).toBe(0);
  for (const one of [page, laptop.page]) expect(await problems(one)).toEqual([]);
});

const wrong: readonly [string, SignOptions, string, RegExp][] = [
  ['has run out', { claims: { exp: seconds() - 60 } }, 'identity_stale', /exp/],
  ['is of another shop', { claims: { shop: 'shoes' } }, 'identity_refused', /shop/],
  [
    'is signed with another key',
    { key: new TextEncoder().encode('somebody else’s secret, long enough to be one') },
    'identity_refused',
    /sign/,
  ],
];

test.each(wrong)(
  'a proof that %s is refused in words, and the page goes on with the right one',
  async (...row) => {
    const [, options, code, words] = row;
    const sub = randomUUID();
    const device = await openDevice();
    const { page } = device;
    device.sign(() => signIdentity(sub, options));
    await page.evaluate(() => comptoir('open', { intent: 'chat' }));
    await eventually(async () => (await problems(page))[0]?.slice(0, 2)).toEqual(['refused', code]);
    expect((await problems(page))[0]?.[2]).toMatch(words);
    expect(await phase(page)).not.toBe('online');
    expect(await tokenOf(page)).toBeNull();

    device.sign(() => signIdentity(sub));
    await page.evaluate(() => comptoir('identify', (window as unknown as { prove: unknown }).prove));
    await eventually(() => phase(page)).toBe('online');
    await write(page, `Named at last ${sub}`);
  },
);

test('a proof that somebody copied is refused in words, and its owner hears nothing of it', async () => {
  const sub = randomUUID();
  const proof = await signIdentity(sub);
  const owner = await openDevice();
  owner.sign(() => proof);
  await openWindow(owner.page);
  await write(owner.page, `Mine ${sub}`);

  const thief = await openDevice();
  thief.sign(() => proof);
  await thief.page.evaluate(() => comptoir('open', { intent: 'chat' }));
  await eventually(async () => (await problems(thief.page))[0]?.slice(0, 2)).toEqual([
    'refused',
    'identity_stale',
  ]);
  expect((await problems(thief.page))[0]?.[2]).toMatch(/used/);
  expect(await thief.page.getByText(`Mine ${sub}`).count()).toBe(0);
  await write(owner.page, `Still mine ${sub}`);
  expect(await problems(owner.page)).toEqual([]);
});

test('a page of an origin that the server was not told of hears what to do', async () => {
  const { page } = await openDevice(`${elsewhere.url}/shop`);
  await page.evaluate(() => comptoir('open', { intent: 'chat' }));
  await eventually(async () => (await problems(page))[0]?.slice(0, 2)).toEqual([
    'refused',
    'origin_forbidden',
  ]);
  expect((await problems(page))[0]?.[2]).toMatch(/COMPTOIR_ORIGINS/);
  expect(await phase(page)).toBe('closed');
  expect(await problems(page)).toHaveLength(1);
});
