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
