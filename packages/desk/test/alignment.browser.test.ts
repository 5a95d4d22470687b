import { createClientId } from '@comptoir/transport';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServerProcess } from '../../server/test/startServerProcess.js';
import { type BuiltDesk, buildDesk } from './buildDesk.js';
import { openBrowser } from './openBrowser.js';
import { openDesk } from './openDesk.js';
import { openVisitor, type Visitor } from './openVisitor.js';
import { signIn } from './signIn.js';

let browser: Browser;
let built: BuiltDesk;
let server: ServerProcess;
let page: Page;
let visitor: Visitor;

beforeAll(async () => {
  [browser, built] = await Promise.all([openBrowser(), buildDesk()]);
  server = await startServerProcess({ env: { COMPTOIR_DESK: built.folder } });
  ({ page } = await openDesk(browser, server.url));
  await signIn(page);
  visitor = await openVisitor(server.url, { page: { url: 'https://shop.example/shoes/', title: 'נעליים' } });
});
afterAll(async () => {
  await visitor?.leave();
  await browser?.close();
  await Promise.all([built?.remove(), server?.dispose()]);
});

/** Where the words in an element begin, whatever room it has beside them. */
const start = (element: Locator) =>
  element.evaluate((one) => {
    const words = document.createRange();
    words.selectNodeContents(one);
    return words.getBoundingClientRect().left;
  });

test('a Hebrew title of a page stands above its address, and the size of a file below its name', async () => {
  const name = `${'a-bill-with-a-long-name-'.repeat(4)}.pdf`;
  const blob = new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' });
  await visitor.say('Hello', 'chat');
  const file = await visitor.connection.upload?.({ clientId: createClientId(), name, blob });
  if (!file) throw new Error('Nothing was uploaded');
  await visitor.say([{ kind: 'file', file }]);

  await page.locator('.file-size').waitFor();
  expect({
    title: await start(page.getByText('נעליים')),
    size: await start(page.locator('.file-size')),
  }).toEqual({
    title: await start(page.locator('.visitor-url')),
    size: await start(page.locator('.file bdi')),
  });
});

test('of four chats side by side, the one whose visitor has left shows both of its tags in full', async () => {
  await visitor.say('Hello', 'chat');
  const others = await Promise.all([1, 2, 3].map(() => openVisitor(server.url)));
  for (const other of others) await other.say('Hello', 'stylist');
  await page
    .getByRole('region', { name: /^Chat with/ })
    .nth(3)
    .waitFor();
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const other of others) await other.leave();
  const left = page.locator('.chat-facts:has(.tag + .tag)');
  await left.nth(2).waitFor();
  const seen = await left.first().evaluate((facts) => {
    const tags = [...facts.querySelectorAll('.tag')];
    const timer = facts.querySelector('.wait');
    return {
      cut: tags.filter((tag) => tag.scrollWidth > tag.clientWidth).length,
      // Whatever it says, it takes no room from them.
      below: tags.every(
        (tag) => tag.getBoundingClientRect().bottom <= (timer?.getBoundingClientRect().top ?? 0),
      ),
    };
  });
  expect(seen).toEqual({ cut: 0, below: true });
});
