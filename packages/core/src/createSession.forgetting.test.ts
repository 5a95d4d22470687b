import { ChatError } from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import { createTestBrowser } from '../test/createTestBrowser.js';

// Comes with the first letter; here at once, so that a turn of the clock is enough for it.
await Promise.all([import('./outbox/createDelivery.js'), import('./tabs/createCompany.js')]);

const passport = () => ({ clientId: 'f1', name: 'p.png', blob: new Blob(['x'], { type: 'image/png' }) });

describe('a reset', () => {
  test('removes the files that stand in the composers of other tabs, open or closed', async () => {
    const { clock, origin, open } = createTestBrowser();
    const [one, two, three] = [open(), open(), open()];
    for (const { connect } of [one, two, three]) await connect();
    two.session.$tray.set([passport()]);
    three.session.$tray.set([{ ...passport(), clientId: 'f2' }]);
    await clock.settle();
    three.tab.kill();
    one.session.reset();
    await clock.settle();
    const store = await origin.outbox.open('default');
    expect(await store.swap('tray', (value) => value)).toBeUndefined();
    expect(two.session.$tray.get()).toEqual([]);
  });

  test('that comes late, from a page that knew another person, takes nothing from the one who is kept', async () => {
    const { clock, open, keys } = createTestBrowser();
    const late = open({ context: { person: { id: 'A' } } });
    const one = open({ context: { person: { id: 'B' } } });
    one.session.send('of B');
    await clock.settle();
    late.session.reset();
    await clock.settle();
    expect(one.shown()).toEqual(['of B:pending']);
    expect(keys()).toContain('comptoir.default.person');
    one.session.reset();
    await clock.settle();
    expect([one.shown(), keys()]).toEqual([[], []]);
  });

  test('that comes late to an idle page which another tab has signed out takes nothing either', async () => {
    const { clock, open, keys } = createTestBrowser();
    const one = open({ context: { person: { id: 'A' } } });
    await one.connect();
    const idle = open({ consent: 'granted' });
    await clock.settle();
    one.session.identify({ id: 'B' });
    one.session.send('of B');
    await clock.settle();
    idle.session.reset();
    await clock.settle();
    expect(one.shown()).toEqual(['of B:pending']);
    expect(keys()).toContain('comptoir.default.person');
  });
});

describe('another person', () => {
  test('named on a page that was never opened keeps what is kept of that person', async () => {
    const { clock, open, keys } = createTestBrowser();
    const page = open();
    page.session.identify({ id: 'A' });
    const one = open({ context: { person: { id: 'B' } } });
    await one.connect();
    one.session.send('of B');
    await clock.settle();
    page.session.identify({ id: 'B' });
    await clock.settle();
    expect(one.shown()).toEqual(['of B:pending']);
    expect(keys()).toContain('comptoir.default.token');
    page.session.start();
    await clock.settle();
    expect(page.transport.last().hello).toMatchObject({
      session: 'token-1',
      context: { person: { id: 'B' } },
    });
    expect(page.shown()).toEqual(['of B:pending']);
  });
});

describe('consent that is denied', () => {
  test('right after Send: what is still on its way to the storage does not get there', async () => {
    const { clock, origin, open, keys } = createTestBrowser();
    const one = open({ consent: 'granted' });
    one.session.send('a');
    one.session.destroy();
    open({ consent: 'denied' }, one.tab.storage);
    await clock.advance(1_000);
    expect([keys(), origin.outbox.records()]).toEqual([[], []]);
  });

  test('removes the files that stood in a composer, though nothing was sent', async () => {
    const { clock, origin, open } = createTestBrowser();
    const one = open();
    await one.connect();
    one.session.$tray.set([passport()]);
    await clock.settle();
    one.tab.kill();
    open({ consent: 'denied' });
    await clock.settle();
    const store = await origin.outbox.open('default');
    expect(await store.swap('tray', (value) => value)).toBeUndefined();
  });

  test.each(['on-open', 'granted'] as const)(
    'in one tab holds for the others, which go on (%s)',
    async (consent) => {
      const { clock, origin, open, keys } = createTestBrowser();
      const one = open({ consent });
      await one.connect();
      one.session.send('before');
      await clock.settle();
      open({ consent: 'denied' });
      await clock.settle();
      // What may have left is not sent again blindly.
      expect(one.shown()).toEqual(['before:uncertain']);
      one.session.$draft.set('half a sentence');
      one.session.send('after');
      await clock.settle();
      expect(one.sent()).toEqual(['before', 'after']);
      one.transport.last().drop(new ChatError('connection_lost'));
      await clock.advance(2_000);
      expect(one.transport.last().hello).toMatchObject({ session: 'token-1' });
      one.transport.last().accept({ session: 'token-1', cursor: 'k' });
      await clock.settle();
      expect(one.shown()).toEqual(['before:uncertain', 'after:uncertain']);
      expect([keys(), [...one.tab.storage.entries], origin.outbox.records()]).toEqual([[], [], []]);
    },
  );
});

describe('a device that the visitor clears', () => {
  test('while offline, then reloads: what he wrote is there, and still his alone', async () => {
    const { clock, origin, open } = createTestBrowser();
    const person = { id: 'A' };
    const one = open({ context: { person } });
    await one.connect();
    one.transport.last().drop(new ChatError('connection_lost'));
    await clock.advance(2_000);
    one.session.send('a');
    await clock.settle();
    origin.clear();
    one.session.send('b');
    await clock.advance(1_000);
    one.tab.kill();
    const again = open({ context: { person } }, one.tab.storage);
    await again.connect();
    expect(again.shown()).toEqual(['a:pending', 'b:pending']);
    expect(again.sent()).toEqual(['a']);
    again.tab.kill();
    const other = open({ context: { person: { id: 'B' } } });
    await other.connect();
    expect([other.shown(), other.sent()]).toEqual([[], []]);
  });
});

describe('tabs that cannot hear each other, on a device that the visitor has cleared', () => {
  const deaf = { locks: false, channels: false };

  /** The first holds on in memory, the second is kept as somebody new. */
  async function part(consent: 'granted' | 'on-open') {
    const browser = createTestBrowser(deaf);
    const person = { id: 'A' };
    const open = () => browser.open({ consent, context: { person } });
    const one = open();
    await one.connect();
    browser.origin.clear();
    const two = open();
    two.session.start();
    two.session.send('of A');
    await browser.clock.settle();
    return { ...browser, one, two };
  }

  test.each(['granted', 'on-open'] as const)(
    'send nothing of one person as the next one, who is named in both (%s)',
    async (consent) => {
      const { clock, origin, one, two } = await part(consent);
      for (const { session } of [one, two]) session.identify({ id: 'B' });
      await clock.advance(1_000);
      for (const { transport } of [one, two]) transport.last().accept({ session: 'token-b' });
      await clock.advance(20_000);
      expect([one.shown(), two.shown(), origin.outbox.records()]).toEqual([[], [], []]);
      expect([one.sent(), two.sent()]).toEqual([[], []]);
    },
  );

  test('keep what was written apart when the same name is said again in one that was left behind', async () => {
    const { clock, one, two, open } = await part('granted');
    two.session.identify({ id: 'B' });
    two.session.send('of B');
    await clock.settle();
    one.session.identify({ id: 'A' });
    one.tab.kill();
    two.tab.kill();
    const later = open({ consent: 'granted', context: { person: { id: 'A' } } });
    await later.connect();
    expect([later.shown(), later.sent()]).toEqual([[], []]);
  });

  test('show nothing as on its way for ever that another one has sent', async () => {
    const { clock, origin, open } = createTestBrowser(deaf);
    const [one, two] = [open({ consent: 'granted' }), open({ consent: 'granted' })];
    for (const { connect } of [one, two]) await connect();
    origin.clear();
    await one.page.wake('pageshow');
    expect(one.session.$connection.get().phase).toBe('idle');
    two.session.send('a');
    await clock.settle();
    await one.page.wake('visible');
    await clock.advance(1_000);
    expect(one.session.$connection.get().phase).toBe('connecting');
    two.transport.last().accept({ session: 'token-2', cursor: 'k' });
    await clock.settle();
    two.transport.last().sends[0]?.ack(1);
    one.transport.last().accept({ session: 'token-2', cursor: 'k' });
    await clock.advance(20_000);
    expect([one.sent(), two.sent()]).toEqual([[], ['a']]);
    expect(one.shown()).toEqual([]);
  });
});
