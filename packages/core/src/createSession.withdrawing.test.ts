import { ChatError, type FileRef } from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import { createTestBrowser } from '../test/createTestBrowser.js';

// Comes with the first letter; here at once, so that a turn of the clock is enough for it.
await Promise.all([import('./outbox/createDelivery.js'), import('./tabs/createCompany.js')]);

describe('consent that is withdrawn in mid-conversation', () => {
  test('wipes every key in the very call, and the conversation goes on over the same connection', async () => {
    const { clock, origin, open, keys } = createTestBrowser();
    const one = open({ consent: 'granted', context: { person: { id: 'A' } } });
    await one.connect();
    one.session.send('before');
    one.session.$draft.set('half a sentence');
    await clock.settle();
    one.transport.last().sends[0]?.ack(1);
    await clock.settle();
    expect(keys()).toContain('comptoir.default.token');
    one.session.withdraw();
    expect([keys(), [...one.tab.storage.entries]]).toEqual([[], []]);
    await clock.settle();
    expect(origin.outbox.records()).toEqual([]);
    expect(one.session.$draft.get()).toBe('half a sentence');
    expect(one.session.$connection.get().phase).toBe('online');
    one.session.send('after');
    await clock.settle();
    expect(one.sent()).toEqual(['before', 'after']);
    expect(one.shown()).toEqual(['before:sent', 'after:pending']);
    expect(one.transport.attempts).toHaveLength(1);
    one.session.$draft.set('another');
    one.session.identify({ id: 'A', name: 'Anna' });
    await clock.advance(60_000);
    expect([keys(), [...one.tab.storage.entries], origin.outbox.records()]).toEqual([[], [], []]);
  });

  test('what is not sent yet is sent once, though two tabs show it', async () => {
    const { clock, origin, open, keys } = createTestBrowser();
    const [one, two] = [open(), open()];
    await one.connect();
    await two.connect();
    for (const { transport } of [one, two]) transport.last().drop(new ChatError('connection_lost'));
    one.session.send('of one');
    two.session.send('of two');
    await clock.settle();
    expect(two.shown()).toHaveLength(2);
    one.session.withdraw();
    await clock.advance(2_000);
    for (const { transport } of [one, two]) transport.last().accept({ session: 'token-1', cursor: 'k' });
    await clock.settle();
    one.transport.last().sends[0]?.ack(1);
    await clock.settle();
    expect([...one.sent(), ...two.sent()].sort()).toEqual(['of one', 'of two']);
    expect([keys(), origin.outbox.records()]).toEqual([[], []]);
  });

  test('at any moment after Send what is sent stays in the list, and is sent', async () => {
    for (let moment = 0; moment < 60; moment++) {
      const { clock, open } = createTestBrowser();
      const one = open({ dedupe: 'server' });
      await one.connect();
      one.session.typing();
      await clock.settle();
      one.session.send('a');
      one.session.send('b');
      for (let turn = 0; turn < moment; turn++) await Promise.resolve();
      one.session.withdraw();
      await clock.settle();
      expect(one.shown(), `withdrawn after ${moment} turns`).toEqual(['a:pending', 'b:pending']);
      // What had left before is sent again, and is one message to the backend.
      expect(one.sent().at(-1), `withdrawn after ${moment} turns`).toBe('a');
      one.transport.last().sends.at(-1)?.ack(1);
      await clock.settle();
      expect(one.sent().at(-1), `withdrawn after ${moment} turns`).toBe('b');
    }
  });

  test('at any moment after Send no outbox is left, nor is one made again on the way', async () => {
    for (let moment = 0; moment < 60; moment++) {
      const { clock, origin, open } = createTestBrowser();
      const one = open();
      await one.connect();
      one.session.send('a');
      await clock.settle();
      expect(origin.outbox.isThere()).toBe(true);
      one.session.send('b');
      for (let turn = 0; turn < moment; turn++) await Promise.resolve();
      const made = origin.outbox.made();
      one.session.withdraw();
      // As the page does it that goes in that moment, and cannot wait for the session's own code.
      void origin.outbox.erase('default');
      await clock.settle();
      expect(origin.outbox.isThere(), `withdrawn after ${moment} turns`).toBe(false);
      expect(origin.outbox.made(), `withdrawn after ${moment} turns`).toBe(made);
    }
  });

  test('in the middle of an upload, its end does not clear the list', async () => {
    const { clock, open } = createTestBrowser();
    const ends: (() => void)[] = [];
    const stored: FileRef = { id: 's1', name: 'a.png', type: 'image/png', size: 3, url: '/s1' };
    const one = open({
      methods: { upload: () => new Promise((resolve) => ends.push(() => resolve(stored))) },
    });
    await one.connect();
    const blob = new Blob(['abc'], { type: 'image/png' });
    one.session.send('a', [{ clientId: 'f1', name: 'a.png', blob }]);
    await expect.poll(() => ends.length).toBe(1);
    one.session.withdraw();
    await expect.poll(() => ends.length).toBe(2);
    ends[0]?.();
    await clock.settle();
    expect(one.shown()).toEqual(['a+file:pending']);
    ends[1]?.();
    await expect.poll(one.sent).toEqual(['a+file']);
  });

  test('the other tab is told, once', async () => {
    const { clock, open } = createTestBrowser();
    let denied = 0;
    const one = open();
    const two = open({ onDenied: () => denied++ });
    await one.connect();
    await two.connect();
    two.session.$draft.set('half');
    one.session.withdraw();
    one.session.withdraw();
    await clock.settle();
    expect(denied).toBe(1);
    expect([...two.tab.storage.entries]).toEqual([]);
    expect(two.session.$connection.get().phase).toBe('online');
  });
});
