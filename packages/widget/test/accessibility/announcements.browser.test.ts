import type { Session } from '@comptoir/core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '../gallery/liveSession.js';
import { type Gallery, serveGallery } from '../gallery/serveGallery.js';
import { openBrowser } from '../openBrowser.js';
import { openPage } from '../openPage.js';
import { recordAnnouncements } from './recordAnnouncements.js';

declare const desk: Desk;
declare const session: Session;

let browser: Browser;
let gallery: Gallery;
beforeAll(async () => {
  [browser, gallery] = await Promise.all([openBrowser(), serveGallery()]);
});
afterAll(async () => {
  await browser.close();
  await gallery.stop();
});

async function open(query: string) {
  const { page } = await openPage(browser, `${gallery.url}?state=live&${query}`, { reducedMotion: 'reduce' });
  await page.waitForSelector('html[data-ready]');
  const said = await recordAnnouncements(page);
  return { page, said };
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  // The region has come with the first letter: it must be there before there is something to say.
  await page.getByRole('log').waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText(text).waitFor();
}

/** Without the time of day, which is nobody's business here. */
const timeless = (said: readonly string[]) => said.map((words) => words.replace(/ \d+:\d\d [AP]M/, ''));

test('each new message is said once, with its author, and nothing is said again when it changes', async () => {
  const { page, said } = await open('count=0');
  const take = async () => timeless(await said.take());
  await write(page, 'Hello');
  await page.waitForFunction(() => session.$messages.get().some(({ status }) => status === 'delivered'));
  expect(await take()).toEqual(['Today You : Hello Sending', 'Anna has joined']);
  await page.evaluate(() => desk.say('Good morning'));
  await page.getByText('Good morning').waitFor();
  expect(await take()).toEqual(['Anna : Good morning']);
  await page.evaluate(() => desk.edit('Good afternoon'));
  await page.getByText('Good afternoon').waitFor();
  expect(await take()).toEqual(['Edited']);
  await page.evaluate(() => desk.read());
  await page.waitForFunction(() => session.$messages.get().some(({ status }) => status === 'read'));
  expect(await take()).toEqual([]);
  await page.evaluate(() => desk.remove());
  await page.getByText('Good afternoon').waitFor({ state: 'detached' });
  expect(await take()).toEqual(['Message removed']);

  const typing: string[][] = [];
  for (const isTyping of [true, true, true, false]) {
    await page.evaluate((state) => desk.type(state), isTyping);
    await page.waitForFunction((state) => !!session.$typing.get() === state, isTyping);
    typing.push(await take());
  }
  expect(typing).toEqual([['Anna is typing'], [], [], []]);

  await page.evaluate(() => desk.say('It is linen.'));
  await page.getByText('It is linen.').waitFor();
  expect(await take()).toEqual(['Anna : It is linen.']);
  await page.evaluate(() => desk.end());
  await page.getByRole('button', { name: 'Not now' }).waitFor();
  expect(await take()).toEqual(['The conversation is over']);
});

test('what was said before is not said, neither when the page comes again nor when more of it is asked for', async () => {
  const { page, said } = await open('count=150');
  const rows = page.locator('.p-row');
  await page.getByText('Answer 149,').waitFor();
  for (let asked = 0; asked < 3; asked++) {
    const before = await rows.count();
    await page.getByRole('button', { name: 'Earlier messages' }).click();
    await expect.poll(() => rows.count()).toBeGreaterThan(before);
  }
  expect(await said.take()).toEqual([]);
  await page.evaluate(() => desk.say('And this is new'));
  await page.getByText('And this is new').waitFor();
  expect(timeless(await said.take())).toEqual(['Anna : And this is new']);
});

test('nor when a slow connection brings it to a draft that was kept', async () => {
  const { page, said } = await open('count=20&draft=And+this&latency=500');
  expect(await page.locator('.p-row').count()).toBe(0);
  await page.getByText('Answer 19,').waitFor();
  expect(await said.take()).toEqual([]);
});
