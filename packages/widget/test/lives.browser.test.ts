import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ServerProcess, startServerProcess } from '../../server/test/startServerProcess.js';
import { countWhatLives } from './countWhatLives.js';
import { openBrowser } from './openBrowser.js';
import { openPage } from './openPage.js';
import { type Pages, servePages } from './servePages.js';

let browser: Browser;
let pages: Pages;
let server: ServerProcess;
const shop = () => '<!doctype html><title>Shop</title><script src="/lives.js"></script><main>Shop</main>';
beforeAll(async () => {
  [browser, pages, server] = await Promise.all([
    openBrowser(),
    servePages({ '/lives.html': shop }),
    startServerProcess(),
  ]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([pages.stop(), server.dispose()]);
});

const lives = 100;

/** Ways in which shops change their pages without loading them, and how many counters are there afterwards. */
const ways: readonly { readonly left: 0 | 1; readonly change: () => void }[] = [
  { left: 1, change: () => history.pushState(null, '', `?${Math.random()}`) },
  { left: 1, change: () => document.querySelector('main')?.replaceWith(document.createElement('main')) },
  {
    // As pjax and Turbo do it.
    left: 1,
    change: () => {
      const body = document.createElement('body');
      body.append(document.createElement('main'));
      document.body.replaceWith(body);
    },
  },
  {
    // As those do it who write their pages as text.
    left: 1,
    change: () => {
      document.body.innerHTML = '<main>Another page</main>';
    },
  },
  {
    // Takes all listeners off, also ours: the page has to make another counter.
    left: 0,
    change: () => {
      document.open();
      document.write('<!doctype html><title>Shop</title><main>Another page</main>');
      document.close();
    },
  },
];

/** A counter comes, opens, connects and goes; `change` happens while it is there. Answers how many are left by it. */
async function live(page: Page, change: () => void): Promise<number> {
  return page.evaluate(
    async ({ url, way }) => {
      const changePage = new Function(`(${way})()`);
      const frame = () => new Promise(requestAnimationFrame);
      const tag = document.createElement('script');
      tag.src = '/widget/loader.js';
      await new Promise((resolve) => {
        tag.onload = resolve;
        document.body.append(tag);
      });
      comptoir('init', { server: url, consent: 'granted', triggers: { version: 1, rules: [] } });
      comptoir('open');
      comptoir('start');
      while (comptoir<{ phase: string }>('get', 'connection').phase !== 'online') await frame();
      changePage();
      await frame();
      const { length } = document.querySelectorAll('comptoir-counter');
      comptoir('destroy');
      tag.remove();
      return length;
    },
    { url: server.url, way: String(change) },
  );
}

/** How much still runs in the page. */
const running = (page: Page) =>
  page.evaluate(() => {
    const { timers, sockets, lines } = alive;
    return { timers: timers.size, sockets: sockets.size, lines: lines.size };
  });

test(`${lives} lives in one page, which changes under each, leave nothing behind`, async () => {
  const { page, complaints } = await openPage(browser, `${pages.url}/lives.html`);
  const lived = async (from: number, to: number) => {
    for (let life = from; life < to; life++) {
      const { change, left } = ways[life % ways.length] as (typeof ways)[number];
      expect(await live(page, change)).toBe(left);
    }
    // A socket says goodbye before it is closed.
    await expect.poll(() => running(page), { timeout: 30_000 }).toEqual({ timers: 0, sockets: 0, lines: 0 });
    return countWhatLives(page);
  };
  // The first ones fill what the engine keeps of scripts and shapes.
  const young = await lived(0, lives / 5);
  const old = await lived(lives / 5, lives);
  expect(old).toEqual({ ...young, kilobytes: old.kilobytes });
  // A counter that is held by anything weighs more than a hundred.
  expect((old.kilobytes - young.kilobytes) / (lives * 0.8), 'kB a life').toBeLessThan(5);
  expect(complaints).toEqual([]);
});
