import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServerProcess } from '../../server/test/startServerProcess.js';
import { type BuiltDesk, buildDesk } from './buildDesk.js';
import { openBrowser } from './openBrowser.js';
import { openDesk } from './openDesk.js';
import { openVisitor, type Visitor } from './openVisitor.js';
import { signIn } from './signIn.js';

declare global {
  interface Window {
    /** The real notifications that stand on the screen. */
    shown: Notification[];
  }
}

let browser: Browser;
let built: BuiltDesk;
let server: ServerProcess;
let visitor: Visitor;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [browser, built] = await Promise.all([openBrowser(), buildDesk()]);
  server = await startServerProcess({ env: { COMPTOIR_DESK: built.folder } });
  ({ page, complaints } = await openDesk(browser, server.url));
  await page.context().grantPermissions(['notifications'], { origin: server.url });
  // Playwright lets every page believe that it has the focus.
  await page.addInitScript(() => {
    let away = false;
    document.hasFocus = () => !away;
    for (const type of ['blur', 'focus'])
      window.addEventListener(type, () => (away = type === 'blur'), { capture: true });
    const Real = Notification;
    window.shown = [];
    window.Notification = class extends Real {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options);
        window.shown.push(this);
      }
      override close(): void {
        super.close();
        window.shown.splice(window.shown.indexOf(this), 1);
      }
    };
  });
  await page.reload();
  await signIn(page);
  visitor = await openVisitor(server.url);
});
afterAll(async () => {
  await visitor?.leave();
  await browser?.close();
  await server?.dispose();
  await built?.remove();
});

const shown = () => page.evaluate(() => window.shown.map(({ title, body }) => ({ title, body })));

test('an operator who looks elsewhere is told by the system, and led to the chat', async () => {
  const toggle = page.getByRole('switch', { name: 'Notifications' });
  expect(await toggle.getAttribute('aria-checked')).toBe('false');
  await toggle.click();
  await page.locator('[role=switch][aria-checked=true]', { hasText: 'Notifications' }).waitFor();
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await visitor.say('<b>Is this wool?</b>', 'chat');
  await page.waitForFunction(() => window.shown.length === 1);
  expect(await shown()).toEqual([
    { title: expect.stringContaining('New chat: '), body: '<b>Is this wool?</b>' },
  ]);
  await page.evaluate(() => {
    window.shown[0]?.dispatchEvent(new Event('click'));
    window.dispatchEvent(new Event('focus'));
  });
  await page.waitForFunction(() => document.activeElement?.matches('.composer textarea'));
  expect(await shown()).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a chat is saved as a text file, under the strict policy of the desk', async () => {
  const button = page.getByRole('button', { name: /^Save as text the chat with/ });
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  expect(download.suggestedFilename()).toMatch(/^chat-\w+\.txt$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toMatch(/^\ufeffChat with .*\n\n\d{1,2} \w+ \d{4}\n/);
  expect(text).toMatch(/^\d\d:\d\d {2}.*\(visitor\): <b>Is this wool\?<\/b>$/m);
  expect(complaints).toEqual([]);
});
