import { expect, test } from 'vitest';
import { countWhatLives } from '../../packages/widget/test/countWhatLives.js';
import { openBrowser } from '../../packages/widget/test/openBrowser.js';
import { openPage } from '../../packages/widget/test/openPage.js';
import { buildShop } from './buildShop.js';
import { lookAt } from './lookAt.js';
import { serveShop } from './serveShop.js';

/**
 * Runs one visit to an example, built for development and for production, in Chromium.
 *
 * @param isRendered whether the example renders its pages on a server.
 */
export function testShop(name: string, isRendered: boolean): void {
  test.each(['development', 'production'] as const)(`${name}, built for %s`, async (mode) => {
    const shop = await serveShop(await buildShop(name, mode));
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser, `${shop.url}/about`, { locale: 'en-GB' });
      const counters = page.locator('comptoir-counter');
      const chat = page.getByRole('button', { name: /^(Chat|Чат)/ });
      const go = async (to: 'Shop' | 'About') => {
        await page.getByRole('link', { name: to }).click();
        await chat.waitFor({ state: to === 'Shop' ? 'visible' : 'detached' });
      };
      await page.getByText('Nobody chats here').waitFor();
      const before = await lookAt(page);

      // Mounted by the way there; the counter follows the language with the window open and the message in it.
      await go('Shop');
      expect(await counters.count()).toBe(1);
      await page.getByRole('button', { name: 'Add to cart' }).click();
      await chat.click();
      await page.getByRole('dialog').getByRole('textbox').fill('Is it linen?');
      await page.keyboard.press('Enter');
      const mine = page.getByRole('log').getByText('Is it linen?', { exact: true });
      await mine.waitFor();
      const language = page.getByRole('combobox', { name: 'Language' });
      await language.focus();
      await language.selectOption('ru');
      await page.getByRole('dialog', { name: 'Чат' }).waitFor();
      await mine.waitFor();
      expect(await mine.count()).toBe(1);
      expect(await counters.count()).toBe(1);
      const focused = () => page.evaluate(() => document.activeElement?.localName);
      expect(await focused()).toBe('select');
      await page.getByRole('dialog').getByRole('textbox').focus();
      await language.selectOption('en');
      await page.getByRole('dialog', { name: 'Chat' }).getByRole('textbox').waitFor();
      await mine.waitFor();
      expect(await focused()).toBe('comptoir-counter');

      // Gone with its page, and nothing of it stays.
      await go('About');
      expect(await lookAt(page)).toEqual(before);
      for (let round = 0; round < 2; round++) {
        await go('Shop');
        await go('About');
      }
      const lives = await countWhatLives(page);
      for (let round = 0; round < 5; round++) {
        await go('Shop');
        expect(await counters.count()).toBe(1);
        await go('About');
      }
      // The newest may be held a while longer by what was under way, here as there; of five more, none may be.
      const hasGrown = async () => {
        const now = await countWhatLives(page);
        return now.nodes > lives.nodes || now.listeners > lives.listeners;
      };
      await expect.poll(hasGrown, { timeout: 20_000 }).toBe(false);
      expect(await lookAt(page)).toEqual(before);

      // A page that a server rendered is the same each time, can be read without scripts, and is taken over quietly.
      const html = async () => (await fetch(`${shop.url}/`)).text();
      expect(await html()).toBe(await html());
      const plain = await openPage(browser, `${shop.url}/`, { javaScriptEnabled: false });
      expect(await plain.page.getByRole('heading', { name: 'Linen dress' }).count()).toBe(isRendered ? 1 : 0);
      expect(await plain.page.locator('comptoir-counter').count()).toBe(0);
      await page.goto(`${shop.url}/`);
      await chat.waitFor();
      expect(await counters.count()).toBe(1);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
      await shop.stop();
    }
  });
}
