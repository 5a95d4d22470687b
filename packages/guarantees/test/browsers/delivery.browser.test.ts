import { setTimeout as delay } from 'node:timers/promises';
import { type EngineBrowser, type EngineOptions, engines } from '@comptoir/engines';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { figure } from '../figure.js';
import { allStored, type Counter, createCounter, ownTexts } from './counter.js';
import { createDice } from './dice.js';
import { type Shop, startShop } from './startShop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

/** How often a tab is closed while its message is on the way. */
const closings = 12;
const longestPauseMs = 300;

/** How long it may take until all is as it should be: the bounds of docs/guarantees.md, in milliseconds. */
const bound = { G5: 2_000, G6: 2_000, G10: 3_000, G11: 2_000, G13: 2_000 } as const;

for (const engine of engines) {
  const isMissing = engine.missing !== undefined;
  const title = isMissing ? `${engine.name} (not run: ${engine.missing})` : engine.name;

  describe.skipIf(isMissing)(title, () => {
    let browser: EngineBrowser;

    /** A fresh person in a browser of his own. */
    async function person(options?: EngineOptions): Promise<(path?: string) => Promise<Counter>> {
      browser = await engine.open(options);
      return async (path = '/') => {
        const counter = createCounter(await browser.tab());
        await counter.tab.go(shop.url + path);
        await counter.open();
        return counter;
      };
    }

    afterEach(async () => {
      shop.wire.heal();
      await browser.close();
      await shop.clear();
    });

    test('G2 G3 a reload in the middle of a send: one message, stored', async () => {
      const visit = await person();
      const counter = await visit();
      await counter.say(`${engine.name} before the reload`);
      await counter.until(allStored([`${engine.name} before the reload`]), 'the first message is stored');
      shop.wire.hold('up');
      await counter.say(`${engine.name} held`);
      await counter.until((rows) => rows.some(({ status }) => status === 'pending'), 'it is on its way');
      await counter.tab.reload();
      shop.wire.heal();
      await counter.reopen();
      const wanted = [`${engine.name} before the reload`, `${engine.name} held`];
      await counter.until(allStored(wanted), 'both are stored, each once');
      expect(shop.textsWith(`${engine.name} held`)).toEqual(wanted);
      expect(await counter.errors()).toEqual([]);
    });

    test(`G9 the tab is closed 0 to ${longestPauseMs} ms after Send, ${closings} times`, async () => {
      const { seed, roll } = createDice();
      process.stdout.write(`seed ${seed}\n`);
      const visit = await person();
      const first = `${engine.name} ${seed} 0`;
      const opening = await visit();
      await opening.say(first);
      await opening.until(allStored([first]), 'the conversation runs');
      await opening.tab.close();
      const wanted = [first];
      for (let index = 1; index <= closings; index++) {
        const counter = await visit();
        const text = `${engine.name} ${seed} ${index}`;
        // Every other time nothing leaves the tab while it lives: only the outbox knows of the message.
        if (index % 2 === 0) shop.wire.hold('up');
        await counter.say(text);
        await delay(roll() * longestPauseMs);
        await counter.tab.close();
        shop.wire.cut();
        shop.wire.heal();
        wanted.push(text);
      }
      const last = await visit();
      const rows = await last.until(
        allStored(wanted),
        `seed ${seed}: every message is stored, in order, once`,
      );
      expect(ownTexts(rows)).toEqual(wanted);
      await shop.hears(wanted.at(-1) ?? '');
      expect(shop.textsWith(first)).toEqual(wanted);
      figure('G9', `${engine.name} lost`, `0 of ${closings} closed tabs`);
    });

    test('G10 the laptop sleeps, and its connections are gone when it wakes', async () => {
      const visit = await person();
      const counter = await visit();
      const hello = `${engine.name} goes to sleep`;
      await counter.say(hello);
      await counter.until(allStored([hello]), 'the message is stored');
      const processes = browser.processes();
      expect(processes.length).toBeGreaterThan(0);
      for (const pid of processes) process.kill(pid, 'SIGSTOP');
      try {
        shop.wire.cut();
        await shop.answer(hello, 'While you slept');
        // Long enough that a timer notices: what the test is about is time itself.
        await delay(4_000);
      } finally {
        for (const pid of processes) process.kill(pid, 'SIGCONT');
      }
      const woken = performance.now();
      await counter.until(
        (rows) => rows.some(({ text }) => text === 'While you slept'),
        'the answer is there',
        bound.G10,
      );
      figure('G10', `${engine.name} after waking`, `${Math.round(performance.now() - woken)} ms`);
    });

    test('G6 G8 the network is gone: what was written waits, and goes in order', async () => {
      const visit = await person();
      const counter = await visit();
      const texts = ['one', 'two', 'three', 'four'].map((word) => `${engine.name} offline ${word}`);
      await counter.say(texts[0] ?? '');
      await counter.until(allStored(texts.slice(0, 1)), 'the first message is stored');
      shop.wire.refuse();
      shop.wire.cut();
      for (const text of texts.slice(1)) await counter.say(text);
      await counter.until((rows) => ownTexts(rows).length === texts.length, 'all are shown');
      shop.wire.heal();
      const healed = performance.now();
      await counter.tab.run(() => dispatchEvent(new Event('online')));
      await counter.until(allStored(texts), 'all are stored', bound.G6);
      figure('G6', `${engine.name} after the network`, `${Math.round(performance.now() - healed)} ms`);
      expect(shop.textsWith(texts[0] ?? '')).toEqual(texts);
      figure('G8', `${engine.name} lost or out of order`, `0 of ${texts.length - 1}`);
    });

    test.skipIf(engine.cannot.includes('bfcache'))(
      'G11 back from the next page out of the cache: caught up, though the socket says it is open',
      async () => {
        const visit = await person();
        const counter = await visit();
        const hello = `${engine.name} looks at the next page`;
        await counter.say(hello);
        await counter.until(allStored([hello]), 'the message is stored');
        await counter.tab.follow('#next');
        await shop.answer(hello, 'While you were away');
        await counter.tab.back();
        const back = performance.now();
        await counter.until(
          (rows) => rows.some(({ text }) => text === 'While you were away'),
          'the answer is there',
          bound.G11,
        );
        figure('G11', `${engine.name} after coming back`, `${Math.round(performance.now() - back)} ms`);
        const shows = await counter.tab.run(() => (globalThis as unknown as { shows: boolean[] }).shows);
        expect(shows, 'the page came out of the cache').toEqual([false, true]);
      },
    );

    test('G12 every storage throws: the chat works from memory, and nothing reaches the page', async () => {
      const visit = await person();
      const counter = await visit('/sandboxed');
      const hello = `${engine.name} in a sandbox`;
      await counter.say(hello);
      await counter.until(allStored([hello]), 'the message is stored');
      await shop.hears(hello);
      await shop.answer(hello, 'Welcome all the same');
      await counter.until((rows) => rows.some(({ from }) => from === 'other'), 'the answer is there');
      expect(await counter.errors()).toEqual([]);
    });

    test('G12 storage is full, then cleared under a running chat: nothing is lost, nothing reaches the page', async () => {
      const visit = await person();
      const counter = await visit();
      const texts = ['before', 'full', 'cleared'].map((word) => `${engine.name} storage ${word}`);
      await counter.say(texts[0] ?? '');
      await counter.until(allStored(texts.slice(0, 1)), 'stored before');
      await counter.tab.run(() => {
        for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 2)) {
          try {
            for (let index = 0; index < 20; index++)
              localStorage.setItem(`shop-${size}-${index}`, 'x'.repeat(size));
          } catch {
            // Full for this size: go on with smaller ones.
          }
        }
      });
      await counter.say(texts[1] ?? '');
      await counter.until(allStored(texts.slice(0, 2)), 'stored while full');
      await counter.tab.run(async () => {
        localStorage.clear();
        sessionStorage.clear();
        for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
      });
      await counter.say(texts[2] ?? '');
      await counter.until(allStored(texts), 'stored after clearing');
      const errors = await counter.errors();
      expect(errors).toEqual([]);
      figure('G12', `${engine.name} page errors`, `${errors.length}`);
    });

    test('G5 G13 two tabs, then five: one list in all, whoever writes', async () => {
      const visit = await person();
      const hello = `${engine.name} in many tabs`;
      const first = await visit();
      await first.say(hello);
      await first.until(allStored([hello]), 'the conversation runs');
      const tabs = [first];
      const wanted = [hello];
      for (const count of [2, 5]) {
        while (tabs.length < count) tabs.push(await visit());
        for (const [index, tab] of tabs.entries()) {
          const text = `${engine.name} ${count} tabs, tab ${index}`;
          await tab.say(text);
          wanted.push(text);
          // The order between tabs is that of writing into their outbox (G4), which a key press does not wait for.
          await tab.until(allStored(wanted), 'it is stored');
        }
        const said = performance.now();
        for (const tab of tabs)
          await tab.until(allStored(wanted), `all ${count} tabs show one list`, bound.G5);
        figure(
          'G5',
          `${engine.name} ${count} tabs agree after`,
          `${Math.round(performance.now() - said)} ms`,
        );
      }
      expect(shop.textsWith(hello)).toEqual(wanted);
    });

    test('G13 the tab that was sending is closed: the other one goes on with its message', async () => {
      const visit = await person();
      const hello = `${engine.name} hands over`;
      const stays = await visit();
      await stays.say(hello);
      await stays.until(allStored([hello]), 'the conversation runs');
      const goes = await visit();
      shop.wire.hold('up');
      await goes.say(`${engine.name} left behind`);
      await goes.until((rows) => rows.some(({ status }) => status === 'pending'), 'it is on its way');
      await goes.tab.close();
      shop.wire.cut();
      shop.wire.heal();
      const closed = performance.now();
      await stays.until(
        allStored([hello, `${engine.name} left behind`]),
        'the message was taken over',
        bound.G13,
      );
      figure('G13', `${engine.name} after closing`, `${Math.round(performance.now() - closed)} ms`);
      expect(shop.textsWith(hello)).toEqual([hello, `${engine.name} left behind`]);
    });
  });
}
