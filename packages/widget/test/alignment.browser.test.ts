import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGallery } from './gallery/openGallery.js';
import { type Gallery, serveGallery } from './gallery/serveGallery.js';
import { openBrowser } from './openBrowser.js';

let browser: Browser;
let gallery: Gallery;
beforeAll(async () => {
  [browser, gallery] = await Promise.all([openBrowser(), serveGallery()]);
});
afterAll(async () => {
  await browser.close();
  await gallery.stop();
});

/** The edges of what is drawn for a selector. */
const edges = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    return { left: Math.round(left), right: Math.round(right) };
  });

test('a picture among answers is rounded at all its corners: its frame ends where it does', async () => {
  const { page, show } = await openGallery(browser, gallery);
  await show('answered');
  expect(await edges(page, '.p-answers .p-picture')).toEqual(await edges(page, '.p-answers .p-picture img'));
});

test('the words for the ends of a scale stand below its first and its last number', async () => {
  const { page, show } = await openGallery(browser, gallery);
  await show('form-scale');
  const first = await edges(page, '.p-form .p-chips label:first-child');
  const last = await edges(page, '.p-form .p-chips label:last-child');
  expect((await edges(page, '.p-ends span:first-child')).left).toBe(first.left);
  expect((await edges(page, '.p-ends span:last-child')).right).toBe(last.right);
});

test('from right to left, English questions stand on the side of their answers, what people write on its own', async () => {
  const { page, show } = await openGallery(browser, gallery, { viewport: { width: 390, height: 844 } });
  /** Where the words of an element stand in the room that it has. */
  const side = (selector: string) =>
    page.locator(selector).evaluate((element) => {
      const words = document.createRange();
      words.selectNodeContents(element);
      const lines = [...words.getClientRects()];
      const box = element.getBoundingClientRect();
      return lines.every(({ right }) => Math.abs(right - box.right) < 1) ? 'right' : 'left';
    });
  await show('form-full', 'ar');
  expect(await side('.p-form legend bdi')).toBe('right');
  expect(await side('.p-form fieldset > .p-muted')).toBe('right');
  await show('end', 'ar');
  expect(await side('.p-head .p-strip p')).toBe('right');
  await show('form-text', 'ar');
  expect(await page.locator('.p-form textarea').evaluate((one) => getComputedStyle(one).textAlign)).toBe(
    'start',
  );
  await show('talking', 'ar');
  const aligned = await page
    .locator('.p-words')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).textAlign));
  expect(new Set(aligned)).toEqual(new Set(['start']));
});

test('at the most that may be chosen, the words of what is left look as unavailable as its box', async () => {
  const { page, show } = await openGallery(browser, gallery);
  const colour = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => getComputedStyle(element).color);
  await show('form-multi');
  expect(await page.locator('.p-form :disabled').count()).toBe(0);
  await show('form-full');
  expect(await colour('.p-options :disabled + bdi')).not.toBe(await colour('.p-options :enabled + bdi'));
});

test('a file on its way says so in words, a text has its drawing alone', async () => {
  const { page, show } = await openGallery(browser, gallery);
  const width = () =>
    page
      .locator('.p-meta')
      .getByText('Sending')
      .evaluate((word) => word.getBoundingClientRect().width);
  await show('sending');
  expect(await width()).toBeGreaterThan(20);
  await show('failed');
  expect(await width()).toBe(1);
});

test('between the time of a message and that it was edited stands a dot', async () => {
  const { page, show } = await openGallery(browser, gallery);
  await show('edited');
  expect(await page.locator('.p-other .p-meta').first().textContent()).toMatch(/\s[AP]M · Edited$/);
});
