import { ChatError, type FileRef } from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import { createTestBrowser } from '../test/createTestBrowser.js';

// Comes with the first letter; here at once, so that a turn of the clock is enough for it.
await import('./outbox/createDelivery.js');

const picture = () => ({ clientId: 'f1', name: 'p.png', blob: new Blob(['x'], { type: 'image/png' }) });
const stored: FileRef = { id: 's1', name: 'p.png', type: 'image/png', size: 1, url: '/s1' };

describe('an upload that breaks while the connection stands', () => {
  test.each(['connection_lost', 'server_failed', 'origin_forbidden', 'token_unknown'] as const)(
    '%s, always: tried a while, then the message fails, the queue goes on, and so does the chat',
    async (code) => {
      const { clock, open, keys } = createTestBrowser();
      let isBroken = true;
      let tries = 0;
      const upload = async () => {
        tries++;
        if (isBroken) throw new ChatError(code);
        return stored;
      };
      const one = open({ methods: { upload } });
      await one.connect();
      const id = one.session.send('look', [picture()]);
      one.session.send('behind it');
      await clock.advance(400);
      expect(one.shown()).toEqual(['look+file:pending', 'behind it:pending']);
      await clock.advance(300_000);
      expect(one.shown()).toEqual(['look+file:failed', 'behind it:pending']);
      expect(one.session.$messages.get()[0]?.error?.code).toBe(code);
      expect([tries, one.sent()]).toEqual([8, ['behind it']]);
      expect(one.session.$connection.get().phase).toBe('online');
      expect(one.transport.attempts).toHaveLength(1);
      expect(keys()).toContain('comptoir.default.token');
      one.transport.last().sends[0]?.ack(1);
      isBroken = false;
      one.session.retry(id);
      await clock.settle();
      expect(one.sent()).toEqual(['behind it', 'look+file']);
    },
  );

  test('what broke with the connection itself does not count', async () => {
    const { clock, open } = createTestBrowser();
    const upload = () => new Promise<never>(() => undefined);
    const one = open({ methods: { upload } });
    await one.connect();
    one.session.send('look', [picture()]);
    for (let round = 0; round < 12; round++) {
      one.transport.last().drop(new ChatError('connection_lost'));
      await clock.advance(60_000);
      one.transport.last().accept({ cursor: 'k0' });
      await clock.settle();
    }
    expect(one.shown()).toEqual(['look+file:pending']);
  });

  test('the message can be discarded meanwhile', async () => {
    const { clock, open } = createTestBrowser();
    const one = open({ methods: { upload: () => new Promise<never>(() => undefined) } });
    await one.connect();
    const id = one.session.send('look', [picture()]);
    one.session.send('behind it');
    await clock.settle();
    expect(one.sent()).toEqual([]);
    one.session.discard(id);
    await clock.settle();
    expect([one.shown(), one.sent()]).toEqual([['behind it:pending'], ['behind it']]);
  });
});

describe('a lease that went to another tab during an upload', () => {
  test.each([
    ['is noticed by the next beat', 4_000],
    ['is noticed before the message leaves', 0],
  ])('%s: one of them sends', async (_, ms) => {
    const { clock, origin, open } = createTestBrowser({ locks: false });
    let finish: () => void = () => undefined;
    const upload = () =>
      new Promise<FileRef>((resolve) => {
        finish = () => resolve(stored);
      });
    const one = open({ methods: { upload } });
    await one.connect();
    one.session.send('look', [picture()]);
    await clock.advance(50);
    // One page slept for so long that another has taken its place.
    const store = await origin.outbox.open('default');
    await store.swap('comptoir.default.outbox', () => ({ holder: 'another tab', beat: 1 }));
    await clock.advance(ms);
    finish();
    await clock.advance(1_000);
    expect(one.sent()).toEqual([]);
    expect(origin.outbox.records()).toMatchObject([{ isTried: false }]);
    await store.swap('comptoir.default.outbox', () => undefined);
    await clock.advance(3_000);
    finish();
    await clock.settle();
    expect(one.sent()).toEqual(['look+file']);
  });
});
