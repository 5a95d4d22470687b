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

test('two counters of two shops on one page share nothing', async () => {
  const shop = await serveShop(await buildShop('element', 'production'));
  const browser = await openBrowser();
  try {
    const { page, complaints } = await openPage(browser, `${shop.url}/`, { locale: 'en-GB' });
    await page.getByRole('button', { name: /^Chat/ }).waitFor();
    await page.evaluate(async () => {
      const elements = [...document.querySelectorAll('comptoir-chat')];
      const second = document.createElement('comptoir-chat');
      // Its own operator answers in the page.
      Object.assign(second, { namespace: 'second', lang: 'ru' });
      const ready = new Promise((resolve) => second.addEventListener('ready', resolve, { once: true }));
      document.body.append(second);
      await ready;
      for (const { chat } of [...elements, second]) chat?.open({ intent: 'chat' });
    });
    const counters = page.locator('comptoir-counter');
    const words = ['For the first shop', 'For the second one'];
    for (const [index, text] of words.entries()) {
      const field = counters.nth(index).getByRole('textbox');
      await field.fill(text);
      await field.press('Enter');
      await counters.nth(index).getByRole('log').getByText(text, { exact: true }).first().waitFor();
    }
    for (const name of ['Chat', 'Чат']) expect(await page.getByRole('dialog', { name }).count()).toBe(1);
    for (const [index, text] of words.entries())
      expect(
        await counters
          .nth(1 - index)
          .getByRole('log')
          .getByText(text)
          .count(),
      ).toBe(0);
    const kept = await page.evaluate(() => {
      const owners = Object.keys(localStorage).filter((key) => key.endsWith('.owner'));
      return owners.sort().map((key) => [key, localStorage.getItem(key)]);
    });
    expect(kept.map(([key]) => key)).toEqual(['comptoir.default.owner', 'comptoir.second.owner']);
    expect(new Set(kept.map(([, owner]) => owner)).size).toBe(2);

    // One goes, and the other one talks on.
    await page.evaluate(() => document.querySelectorAll('comptoir-chat')[1]?.remove());
    expect(await counters.count()).toBe(1);
    await counters.getByRole('textbox').fill('Still here');
    await counters.getByRole('textbox').press('Enter');
    await counters.getByRole('log').getByText('Still here', { exact: true }).first().waitFor();
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
    await shop.stop();
  }
});
