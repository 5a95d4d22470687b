import { expect, test } from 'vitest';
import { openBrowser } from '../../../packages/widget/test/openBrowser.js';
import { openPage } from '../../../packages/widget/test/openPage.js';
import { buildShop } from '../../e2e/buildShop.js';
import { serveShop } from '../../e2e/serveShop.js';
import { testShop } from '../../e2e/testShop.js';

testShop('element', false);

test('an element that is moved, by whatever way, keeps its counter and the open window', async () => {
  const shop = await serveShop(await buildShop('element', 'production'));
  const browser = await openBrowser();
  try {
    const { page, complaints } = await openPage(browser, `${shop.url}/`, { locale: 'en-GB' });
    await page.getByRole('button', { name: /^Chat/ }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Half a');
    const isKept = await page.evaluate(async () => {
      const [host] = document.querySelectorAll('comptoir-counter');
      const element = document.querySelector('comptoir-chat');
      const shelf = document.createElement('div');
      if (!element) throw new Error('There is no element.');
      document.querySelector('main')?.append(shelf);
      const ways = [
        () => shelf.append(element),
        () => document.body.prepend(element),
        () => shelf.replaceChildren(element),
        () => (shelf as { moveBefore?: (node: Node, before: null) => void }).moveBefore?.(element, null),
        () => document.body.append(shelf),
      ];
      const kept: boolean[] = [];
      for (const move of ways) {
        move();
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = document.querySelectorAll('comptoir-counter');
        kept.push(now.length === 1 && now[0] === host);
      }
      return kept;
    });
    expect(isKept).toEqual([true, true, true, true, true]);
    expect(await page.getByRole('dialog').getByRole('textbox').inputValue()).toBe('Half a');
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    await shop.stop();
  }
});
