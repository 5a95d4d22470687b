import type { Session } from '@comptoir/core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from './gallery/liveSession.js';
import { states } from './gallery/names.js';
import { openGallery } from './gallery/openGallery.js';
import { type Gallery, serveGallery } from './gallery/serveGallery.js';
import { openBrowser } from './openBrowser.js';
import { openPage } from './openPage.js';

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

async function open(query: string, options = {}) {
  const opened = await openPage(browser, `${gallery.url}?${query}`, { reducedMotion: 'reduce', ...options });
  await opened.page.waitForSelector('html[data-ready]');
  return opened;
}

/** Until what was scrolled or rendered has been drawn. */
const frames = (page: Page) =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(undefined)))),
  );

/** Where the scroll area stands: 0 is the end. */
const fromEnd = (page: Page) => page.locator('.p-scroll').evaluate((box) => Math.round(box.scrollTop));

describe('the list', () => {
  test('stays at the end by itself, and keeps the reader’s place when he has scrolled up', async () => {
    const { page, complaints } = await open('state=live&count=20');
    await page.getByText('Answer 19,').waitFor();
    expect(await fromEnd(page)).toBe(0);
    await page.evaluate(() => desk.say('At the end'));
    await page.getByText('At the end').waitFor();
    expect(await fromEnd(page)).toBe(0);
    await page.waitForFunction(() => session.$unread.get() === 0);

    await page.locator('.p-scroll').evaluate((box) => box.scrollBy({ top: -500 }));
    await frames(page);
    const place = () =>
      page.getByText('Answer 14,').evaluate((row) => Math.round(row.getBoundingClientRect().top));
    const before = await place();
    await page.evaluate(() => desk.say('Below the fold'));
    await page.getByRole('button', { name: 'New messages' }).waitFor();
    expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => session.$unread.get())).toBe(1);

    await page.getByRole('button', { name: 'New messages' }).click();
    await page.waitForFunction(() => session.$unread.get() === 0);
    expect(await fromEnd(page)).toBe(0);
    expect(await page.getByRole('button', { name: 'New messages' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test('loads what is older without moving what is read', async () => {
    const { page } = await open('state=live&count=150');
    await page.getByText('Answer 149,').waitFor();
    expect(await page.evaluate(() => session.$earlier.get())).toBe(true);
    const moved = await page.locator('.p-scroll').evaluate(async (box) => {
      const frame = () => new Promise(requestAnimationFrame);
      const count = session.$messages.get().length;
      const row = box.querySelector('.p-row');
      if (!row) return undefined;
      let before = 0;
      // The blocks above are measured while they come into sight, so the start is reached in steps.
      while (session.$messages.get().length === count) {
        box.scrollTo({ top: -box.scrollHeight });
        before = row.getBoundingClientRect().top;
        await frame();
      }
      const stood = row.getBoundingClientRect().top;
      await frame();
      await frame();
      return [stood - before, row.getBoundingClientRect().top - stood, row.isConnected];
    });
    expect(moved).toEqual([expect.closeTo(0, -1.3), expect.closeTo(0, -1.3), true]);
  });
});

test('the stars are one stop, and arrows choose among them', async () => {
  const { page } = await open('state=rating');
  await page.getByRole('radio', { name: '1 of 5' }).focus();
  const chosen = () => page.locator('.p-stars input:checked').getAttribute('value');
  await page.keyboard.press('ArrowRight');
  expect(await chosen()).toBe('2');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  expect(await chosen()).toBe('3');
  await page.keyboard.press('Tab');
  expect(
    await page.evaluate(() =>
      document.querySelector('comptoir-counter')?.shadowRoot?.activeElement?.getAttribute('name'),
    ),
  ).toBe('solved');
});

describe.each([
  ['a narrow phone', { width: 320, height: 568 }, 'ru'],
  ['a desktop', { width: 1280, height: 800 }, 'en'],
  ['right to left', { width: 360, height: 640 }, 'ar'],
] as const)('on %s', (_name, viewport, language) => {
  test('nothing is cut off, and everything can be hit', async () => {
    const { page, show, complaints } = await openGallery(browser, gallery, {
      reducedMotion: 'reduce',
      viewport,
    });
    for (const state of states) {
      await show(state, language);
      const faults = await page.evaluate(() => {
        const root = document.querySelector('comptoir-counter')?.shadowRoot;
        const panel = root?.querySelector('.p-panel')?.getBoundingClientRect();
        if (!root || !panel) return ['no panel'];
        const found: string[] = [];
        for (const element of root.querySelectorAll('.p-panel *')) {
          const box = element.getBoundingClientRect();
          if (box.width === 0 || element.closest('.p-hidden')) continue;
          if (box.left < panel.left - 1 || box.right > panel.right + 1)
            found.push(`outside: ${element.className}`);
        }
        for (const main of root.querySelectorAll(
          '.p-send, .p-round, .p-actions button, .p-options label, .p-stars label',
        )) {
          const box = main.getBoundingClientRect();
          if (box.height < 44 || box.width < 44) found.push(`under 44: ${main.textContent}`);
        }
        for (const button of root.querySelectorAll('button'))
          if (!button.textContent?.trim() && !button.getAttribute('aria-label'))
            found.push(`no name: ${button.className}`);
        return found;
      });
      expect(faults, state).toEqual([]);
      expect(complaints, state).toEqual([]);
    }
  });
});

describe('the head', () => {
  /** Where things stand, in px from the edge at which a line begins. */
  const measure = (page: Page) =>
    page.evaluate(() => {
      const root = document.querySelector('comptoir-counter')?.shadowRoot;
      const box = (selector: string) =>
        root?.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
      const [panel, face] = [box('.p-panel'), box('.p-face')];
      const isRtl = root?.querySelector('.window')?.matches('[dir=rtl]');
      const from = (inner: DOMRect) =>
        Math.round(isRtl ? panel.right - inner.right : inner.left - panel.left);
      const words = document.createRange();
      const [name, line] = ['h2', 'p'].map((tag) => root?.querySelector(`.p-who ${tag}`));
      if (!name || !line) throw new Error('nobody is there');
      words.selectNodeContents(name);
      return {
        face: from(face),
        name: from(words.getBoundingClientRect()),
        line: from(line.getBoundingClientRect()),
        // The words are English in either window: the dot is on their left, the room on its right.
        room: getComputedStyle(line, '::before').marginRight,
      };
    });

  test.each(['en', 'ar'])('keeps a name in Latin letters beside the face in %s', async (language) => {
    const { page } = await open(`state=talking&language=${language}`);
    await page.locator('.p-here').waitFor();
    expect(await measure(page)).toEqual({ face: 16, name: 66, line: 66, room: '6px' });
  });
});
