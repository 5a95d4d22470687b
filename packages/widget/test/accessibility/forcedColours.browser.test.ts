import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openGallery } from '../gallery/openGallery.js';
import { type Gallery, serveGallery } from '../gallery/serveGallery.js';
import { openBrowser } from '../openBrowser.js';

let browser: Browser;
let gallery: Gallery;
beforeAll(async () => {
  [browser, gallery] = await Promise.all([openBrowser(), serveGallery()]);
});
afterAll(async () => {
  await browser.close();
  await gallery.stop();
});

/** What of a button is drawn, each as computed, beside the colours that the system gives to buttons. */
async function lookAt(page: Page, selector: string) {
  return page.evaluate((wanted) => {
    const root = document.querySelector('comptoir-counter')?.shadowRoot;
    const { color, borderTopColor, opacity } = getComputedStyle(root?.querySelector(wanted) as Element);
    const sign = root?.querySelector(`${wanted} .p-icon`);
    const system = (name: string): string => {
      const probe = document.createElement('span');
      probe.style.color = name;
      document.body.append(probe);
      const found = getComputedStyle(probe).color;
      probe.remove();
      return found;
    };
    return {
      drawn: { color, borderTopColor, opacity, sign: sign && getComputedStyle(sign).stroke },
      gray: system('GrayText'),
      ink: system('ButtonText'),
    };
  }, selector);
}

test.each(['light', 'dark'] as const)(
  'where colours are forced, %s, a button that sends nothing yet is seen as such',
  async (colorScheme) => {
    const { page, show } = await openGallery(browser, gallery, { colorScheme, forcedColors: 'active' });
    await show('empty');
    const { drawn, gray, ink } = await lookAt(page, '.p-send');
    expect(gray).not.toBe(ink);
    expect(drawn).toEqual({ color: gray, borderTopColor: gray, opacity: '1', sign: gray });
    await show('failed');
    const able = await lookAt(page, '.p-send');
    expect(able.drawn).toMatchObject({ color: ink, sign: ink });
    await page.context().close();
  },
);
