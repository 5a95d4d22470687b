import { expect, test } from 'vitest';
import { createTestBrowser } from '../test/createTestBrowser.js';

// Comes with the first letter; here at once, so that a turn of the clock is enough for it.
await import('./outbox/createDelivery.js');

/** A tab that is connected, with the code of the outbox and an open storage. */
async function openWarm() {
  const { clock, origin, open } = createTestBrowser();
  const one = open({ dedupe: 'server' });
  await one.connect();
  one.session.typing();
  await clock.settle();
  return {
    clock,
    origin,
    one,
    /** The backend takes one after another, as long as something comes. */
    async takeAll() {
      for (let n = 0; n < 4; n++) {
        await clock.settle();
        one.transport.last().sends[n]?.ack(n + 1);
      }
      await clock.settle();
    },
  };
}

test('cleared at any moment after Send, all that waits stays in the list and is kept, in order', async () => {
  for (let moment = 0; moment < 60; moment++) {
    const { clock, origin, one } = await openWarm();
    await one.page.rest('offline');
    one.session.send('a');
    one.session.send('b');
    for (let turn = 0; turn < moment; turn++) await Promise.resolve();
    origin.clear();
    await clock.settle();
    expect(one.shown(), `cleared after ${moment} turns`).toEqual(['a:pending', 'b:pending']);
    // Whoever comes back looks at what is kept.
    await one.page.wake('visible');
    const kept = one.session.$messages.get().map(({ clientId }) => ({ clientId }));
    expect(origin.outbox.records(), `cleared after ${moment} turns`).toMatchObject(kept);
  }
});

test('cleared at any moment after Send in one of two tabs, what waits is sent in order', async () => {
  for (let moment = 0; moment < 60; moment++) {
    const { clock, origin, open } = createTestBrowser();
    const tabs = [open({ dedupe: 'server' }), open({ dedupe: 'server' })] as const;
    for (const { connect, session } of tabs) {
      await connect();
      session.typing();
      await clock.settle();
    }
    const [one, two] = tabs;
    one.session.send('a');
    two.session.send('b');
    await clock.settle();
    two.session.send('c');
    for (let turn = 0; turn < moment; turn++) await Promise.resolve();
    origin.clear();
    one.session.send('d');
    await clock.settle();
    // What was on its way may be asked for again: the backend has it once.
    const stored = () => [...new Set(one.sent())];
    for (let n = 0; n < 8; n++) {
      one.transport.last().sends[n]?.ack(stored().length);
      await clock.settle();
    }
    expect(stored(), `cleared after ${moment} turns`).toEqual(['a', 'b', 'c', 'd']);
    expect([two.sent(), origin.outbox.records()]).toEqual([[], []]);
  }
});

test('cleared while what was sent early is being taken over, all of it is sent, in order', async () => {
  for (let moment = 0; moment < 60; moment++) {
    const { clock, origin, open } = createTestBrowser();
    const one = open({ dedupe: 'server' });
    one.session.send('a');
    one.session.send('b');
    for (let turn = 0; turn < moment; turn++) await Promise.resolve();
    origin.clear();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    one.session.send('c');
    await clock.settle();
    const all = ['a:pending', 'b:pending', 'c:pending'];
    expect(one.shown(), `cleared after ${moment} turns`).toEqual(all);
    const kept = one.session.$messages.get().map(({ clientId }) => ({ clientId }));
    // Once it is known that the storage was cleared at all, the other tabs find the same.
    await one.page.wake('visible');
    if (origin.outbox.records()[0]) {
      expect(origin.outbox.records(), `cleared after ${moment} turns`).toMatchObject(kept);
    }
    one.transport.last().accept();
    for (const n of [0, 1, 2]) {
      await clock.settle();
      one.transport.last().sends[n]?.ack(n + 1);
    }
    expect(one.sent(), `cleared after ${moment} turns`).toEqual(['a', 'b', 'c']);
  }
});

test.each(['read', 'add', 'edit'] as const)(
  'one %s that fails, whichever it is, costs nothing: sent once, in order, and gone from the storage',
  async (work) => {
    for (let nth = 0; nth < 10; nth++) {
      const { origin, one, takeAll } = await openWarm();
      let turn = 0;
      let asked = 0;
      origin.outbox.isRefused = (now) => {
        // A storage and a memory that contradict each other ask again without an end.
        if (++asked === 500) one.session.destroy();
        return now === work && turn++ === nth;
      };
      one.session.send('a');
      one.session.send('b');
      await takeAll();
      expect(one.sent(), `${work} ${nth}`).toEqual(['a', 'b']);
      expect(one.shown(), `${work} ${nth}`).toEqual(['a:sent', 'b:sent']);
      expect(origin.outbox.records(), `${work} ${nth}`).toEqual([]);
      expect(asked, `${work} ${nth}`).toBeLessThan(30);
    }
  },
);

test('a message for which there is no room is not overtaken by a smaller one behind it', async () => {
  const { origin, one, takeAll } = await openWarm();
  origin.outbox.isRefused = (work, record) => work === 'add' && JSON.stringify(record).includes('large');
  one.session.send('large');
  one.session.send('small');
  await takeAll();
  expect(one.sent()).toEqual(['large', 'small']);
});

test('what is being written in the moment in which the storage is given up stays in the list', async () => {
  for (let moment = 0; moment < 20; moment++) {
    const { clock, origin, one } = await openWarm();
    await one.page.rest('offline');
    one.session.send('a');
    await clock.settle();
    origin.outbox.isRefused = (work) => work === 'read';
    const seen = one.page.wake('visible');
    for (let turn = 0; turn < moment; turn++) await Promise.resolve();
    one.session.send('b');
    await seen;
    await clock.settle();
    expect(one.shown(), `sent after ${moment} turns`).toEqual(['a:pending', 'b:pending']);
  }
});
