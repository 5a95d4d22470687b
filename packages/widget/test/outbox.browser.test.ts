import type { Message, Outgoing } from '@comptoir/transport';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Gallery, serveGallery } from './gallery/serveGallery.js';
import { openBrowser } from './openBrowser.js';
import type { Hold } from './outbox/page.js';

declare const hold: Hold;

let browser: Browser;
let gallery: Gallery;
const contexts: BrowserContext[] = [];
beforeAll(async () => {
  [browser, gallery] = await Promise.all([openBrowser(), serveGallery()]);
});
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});
afterAll(async () => {
  await browser.close();
  await gallery.stop();
});

/** A browser profile, and a backend that stores each clientId once and outlives every page. */
async function openProfile() {
  const context = await browser.newContext();
  contexts.push(context);
  const errors: string[] = [];
  const log: Message[] = [];
  const uploads = new Map<string, string>();
  let sender: Page | undefined;
  let delay: () => Promise<void> = () => Promise.resolve();
  await context.exposeFunction('postLog', () => log);
  await context.exposeFunction('postUpload', (clientId: string, text: string) => {
    uploads.set(clientId, text);
    return `https://files.example/${clientId}`;
  });
  await context.exposeBinding('postSend', async (source, { clientId, parts }: Outgoing) => {
    sender = source.page;
    await delay();
    const known = log.find((message) => message.clientId === clientId);
    if (known) return known;
    const n = log.length + 1;
    const message: Message = {
      id: `m${n}`,
      clientId,
      order: String(n).padStart(6, '0'),
      conversation: 'c1',
      at: Date.now(),
      from: 'visitor',
      parts,
    };
    log.push(message);
    return message;
  });
  const at = new URL('../outbox/index.html', gallery.url).href;
  return {
    context,
    errors,
    log,
    uploads,
    /** The page whose message is on its way, or was last. */
    sender: () => sender,
    texts: () =>
      log.map(({ parts }) => parts.map((part) => (part.kind === 'text' ? part.text : part.kind)).join('+')),
    /** Every send takes as long as this promise. */
    slow(next: () => Promise<void>) {
      delay = next;
    },
    async open(query = ''): Promise<Page> {
      const page = await context.newPage();
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(`${at}?${query}`);
      await page.waitForSelector('html[data-ready]');
      return page;
    },
  };
}

const shown = (page: Page) =>
  page.evaluate(() =>
    hold.session.$messages
      .get()
      .map(
        ({ parts, status }) =>
          `${parts.map((part) => (part.kind === 'text' ? part.text : part.kind)).join('+')}:${status}`,
      ),
  );
const send = (page: Page, ...texts: string[]) =>
  page.evaluate((all) => all.forEach((text) => void hold.session.send(text)), texts);
/** The code has come and the storage is open: what is sent from now on is written in the tick of Send. */
const warm = (page: Page) =>
  page.evaluate(async () => {
    hold.session.typing();
    while (!(await indexedDB.databases()).some(({ name }) => name === 'comptoir.default')) {
      await new Promise(requestAnimationFrame);
    }
    // One turn through the database: whoever opened before us is through.
    await new Promise((done) => {
      indexedDB.open('comptoir.default').onsuccess = done;
    });
    await new Promise(requestAnimationFrame);
  });

describe('what was sent and not stored', () => {
  test('is on the next page though the code of the outbox never came, once and in order', async () => {
    const { context, open, errors, texts } = await openProfile();
    const [first, second] = [await open('offline'), await open('offline')];
    const isOutbox = /createDelivery/;
    let asked = 0;
    // Neither answered nor refused: a network that swallows.
    await context.route(isOutbox, () => void asked++);
    await send(first, 'a', 'b');
    await send(second, 'c');
    await expect.poll(() => asked).toBeGreaterThan(1);
    expect(await shown(first)).toEqual(['a:pending', 'b:pending']);
    await Promise.all([first.close(), second.close()]);
    await context.unroute(isOutbox);
    const next = await open();
    await send(next, 'd');
    await expect.poll(texts).toEqual(['a', 'b', 'c', 'd']);
    await expect.poll(() => shown(next)).toEqual(['a:sent', 'b:sent', 'c:sent', 'd:sent']);
    await expect.poll(() => next.evaluate(() => localStorage.getItem('comptoir.default.unsent'))).toBe(null);
    expect(errors).toEqual([]);
  });

  test('outlives reloads with its files and goes in order', async () => {
    const { open, errors, log, uploads, texts } = await openProfile();
    const page = await open('offline');
    await page.evaluate(() => {
      hold.session.send('a');
      const blob = new Blob(['picture'], { type: 'image/png' });
      hold.session.send('b', [{ clientId: 'f1', name: 'a.png', blob }]);
      hold.session.$tray.set([{ clientId: 'f2', name: 'tray.txt', blob: new Blob(['in the tray']) }]);
    });
    await expect.poll(() => shown(page)).toEqual(['a:pending', 'b+file:pending']);
    await warm(page);
    await page.reload();
    await expect.poll(() => shown(page)).toEqual(['a:pending', 'b+file:pending']);
    const tray = () =>
      page.evaluate(() => Promise.all(hold.session.$tray.get().map(({ blob }) => blob.text())));
    await expect.poll(tray).toEqual(['in the tray']);
    await send(page, 'c');
    await page.evaluate(() => {
      hold.isOnline = true;
      hold.session.reconnect();
    });
    await expect.poll(texts).toEqual(['a', 'b+file', 'c']);
    expect(uploads.get('f1')).toBe('picture');
    expect(log[1]?.parts[1]).toMatchObject({ file: { id: 'stored f1', url: 'https://files.example/f1' } });
    await expect.poll(() => shown(page)).toEqual(['a:sent', 'b+file:sent', 'c:sent']);
    const other = await open();
    await expect.poll(() => shown(other)).toEqual(['a:sent', 'b+file:sent', 'c:sent']);
    expect(errors).toEqual([]);
  });

  test('goes with its file where a browser fails to keep the file and calls the writing complete', async () => {
    const { context, open, errors, uploads, texts } = await openProfile();
    await context.addInitScript(() => {
      const { add } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.add = function (value, ...rest) {
        if (!value?.files) return add.call(this, value, ...rest);
        this.put('taken', -1);
        const request = add.call(this, value, -1);
        // What fails after `commit` would undo it all here.
        this.transaction.commit = () => undefined;
        request.addEventListener('error', (event) => event.preventDefault());
        this.delete(-1);
        return request;
      };
    });
    const page = await open();
    await warm(page);
    await page.evaluate(() => {
      const blob = new Blob(['picture'], { type: 'image/png' });
      hold.session.send('a', [{ clientId: 'f1', name: 'a.png', blob }]);
      hold.session.send('b');
    });
    await expect.poll(texts).toEqual(['a+file', 'b']);
    await expect.poll(() => shown(page)).toEqual(['a+file:sent', 'b:sent']);
    expect(uploads.get('f1')).toBe('picture');
    expect(await page.evaluate(() => hold.session.$kept.get())).toBe(false);
    expect(errors).toEqual([]);
  });

  test('is stored or on the next page when the tab is closed within 300 ms after Send', async () => {
    const { open, slow, errors, texts } = await openProfile();
    slow(() => new Promise((done) => setTimeout(done, 100)));
    const accepted: string[] = [];
    for (let round = 0; round < 12; round++) {
      const page = await open();
      // Every other time, the code of the outbox has not come yet.
      if (round % 2 === 0) await warm(page);
      const waitMs = round < 4 ? 0 : Math.random() * 300;
      const text = `${round} after ${Math.round(waitMs)} ms`;
      await send(page, text);
      accepted.push(text);
      if (waitMs > 0) await new Promise((done) => setTimeout(done, waitMs));
      await page.close();
    }
    const last = await open();
    await expect.poll(texts, { timeout: 20_000 }).toEqual(accepted);
    await expect.poll(() => shown(last)).toEqual(accepted.map((text) => `${text}:sent`));
    expect(errors).toEqual([]);
  });
});

describe('two tabs', () => {
  test.each([
    ['with locks', ''],
    ['without locks', 'delete Navigator.prototype.locks'],
  ])('%s: each message goes once, and one tab goes on for another that is closed', async (kind, script) => {
    const { context, open, slow, sender, errors, texts } = await openProfile();
    if (script) await context.addInitScript(script);
    let release: () => void = () => undefined;
    slow(
      () =>
        new Promise((done) => {
          release = done;
        }),
    );
    const [one, two] = [await open(), await open()];
    await warm(one);
    await warm(two);
    await send(one, 'a');
    await expect.poll(() => shown(two)).toEqual(['a:pending']);
    await send(two, 'b');
    await expect.poll(() => shown(one)).toEqual(['a:pending', 'b:pending']);
    slow(() => Promise.resolve());
    await expect.poll(sender).toBeDefined();
    const [gone, left] = sender() === one ? [one, two] : [two, one];
    const before = Date.now();
    await gone.close();
    await expect.poll(texts, { timeout: 30_000, interval: 50 }).toEqual(['a', 'b']);
    // biome-ignore lint/suspicious/noConsole: the figure belongs to the documentation.
    console.log(`handed over ${kind} after ${Date.now() - before} ms`);
    release();
    await Promise.all([send(left, 'c', 'd'), open().then((third) => send(third, 'e'))]);
    await expect.poll(() => texts().length).toBe(5);
    expect(texts().filter((text) => text !== 'e')).toEqual(['a', 'b', 'c', 'd']);
    expect(errors).toEqual([]);
  });
});

describe('a storage that fails', () => {
  const kept = (page: Page) => page.evaluate(() => hold.session.$kept.get());

  test('blocked in a sandboxed frame: it chats from memory and says so', async () => {
    const { context, open, errors, texts } = await openProfile();
    await context.route('**/*', async (route) => {
      const response = await route.fetch();
      const isPage = route.request().isNavigationRequest();
      const headers = { ...response.headers(), 'access-control-allow-origin': '*' };
      await route.fulfill({
        response,
        headers: isPage ? { ...headers, 'content-security-policy': 'sandbox allow-scripts' } : headers,
      });
    });
    const page = await open();
    expect(await page.evaluate(() => location.origin === 'null' || self.origin === 'null')).toBe(true);
    await send(page, 'a', 'b');
    await expect.poll(texts).toEqual(['a', 'b']);
    await expect.poll(() => shown(page)).toEqual(['a:sent', 'b:sent']);
    expect(await kept(page)).toBe(false);
    expect(errors).toEqual([]);
  });

  test('full: what does not fit is sent from memory, in order', async () => {
    const { context, open, errors, texts } = await openProfile();
    const client = await context.newCDPSession(await context.newPage());
    const { origin } = new URL(gallery.url);
    await client.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 50_000 });
    const page = await open('offline');
    await page.evaluate(() => {
      const noise = crypto.getRandomValues(new Uint8Array(60_000));
      hold.session.send('a', [{ clientId: 'f1', name: 'a.bin', blob: new Blob([noise]) }]);
      hold.session.send('b');
    });
    await expect.poll(() => kept(page)).toBe(false);
    await page.evaluate(() => {
      hold.isOnline = true;
      hold.session.reconnect();
    });
    await expect.poll(texts).toEqual(['a+file', 'b']);
    expect(errors).toEqual([]);
  });

  test('cleared in mid-session: what waits is written again and goes, once and in order', async () => {
    const { context, open, errors, texts } = await openProfile();
    const page = await open('offline');
    await warm(page);
    await send(page, 'a', 'b');
    await expect.poll(() => shown(page)).toEqual(['a:pending', 'b:pending']);
    const client = await context.newCDPSession(page);
    const { origin } = new URL(page.url());
    await client.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,local_storage' });
    await send(page, 'c');
    await expect.poll(() => shown(page)).toEqual(['a:pending', 'b:pending', 'c:pending']);
    await expect.poll(() => kept(page)).toBe(true);
    await page.evaluate(() => {
      hold.isOnline = true;
      hold.session.reconnect();
    });
    await expect.poll(texts).toEqual(['a', 'b', 'c']);
    expect(errors).toEqual([]);
  });
});
