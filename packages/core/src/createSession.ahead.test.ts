import { describe, expect, test } from 'vitest';
import { createScriptedTransport, fullCapabilities } from '../test/createScriptedTransport.js';
import { createTestEnvironment, type TestStorage } from '../test/createTestEnvironment.js';
import { createTestOrigin } from '../test/createTestOrigin.js';
import { createSession } from './createSession.js';
import type { Session, SessionOptions } from './session.js';

// A page that is killed in the turn in which it sends has not heard of it yet.
await import('./outbox/createDelivery.js');

/** A browser of one visitor whose backend cannot tell a repetition: what is sent twice is there twice. */
function createBrowser() {
  const clock = createTestEnvironment();
  const origin = createTestOrigin();
  let seed = 0;

  function open(options: Partial<SessionOptions> = {}, storage?: TestStorage) {
    const tab = origin.openTab(createTestEnvironment({ beside: clock, seed: seed++ }), storage);
    let openDatabase: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => {
      openDatabase = resolve;
    });
    const { outbox } = tab.environment;
    const environment = {
      ...tab.environment,
      outbox: async (namespace: string) => {
        await opened;
        return outbox?.(namespace) ?? Promise.reject(new Error('the origin has no outbox'));
      },
    };
    const transport = createScriptedTransport({ ...fullCapabilities, dedupe: 'none' });
    const session = createSession({ transport, environment, ...options });
    const textOf = (parts: readonly { kind: string; text?: string }[]) =>
      parts.map(({ kind, text }) => text ?? kind).join('+');
    return {
      tab,
      transport,
      session,
      /** The database can be opened from now on. */
      openDatabase,
      shown: () => session.$messages.get().map(({ parts, status }) => `${textOf(parts)}:${status}`),
      sent: () =>
        transport.attempts.flatMap(({ sends }) => sends.map(({ message }) => textOf(message.parts))),
      async connect() {
        openDatabase();
        session.start();
        await clock.settle();
        transport.last().accept({ cursor: 'k0' });
        await clock.settle();
      },
      /** The backend stores so many letters, one after the other. */
      async acknowledge(count: number) {
        for (let n = 0; n < count; n++) {
          transport.last().sends[n]?.ack(n + 1);
          await clock.settle();
        }
      },
      crash() {
        tab.kill();
        session.destroy();
      },
    };
  }

  const unsent = () => origin.local.entries.get('comptoir.default.unsent');
  return { clock, origin, open, unsent };
}

describe('sent before the code of the outbox has come', () => {
  test('and the tab is closed in the same moment: the next page has it, and sends it in order, once', async () => {
    const { clock, origin, open, unsent } = createBrowser();
    const one = open();
    one.session.send('a');
    one.session.send('b');
    one.crash();
    await clock.settle();
    expect(origin.outbox.records()).toEqual([]);
    const next = open({ consent: 'granted' });
    next.session.send('c');
    await next.connect();
    expect(next.shown()).toEqual(['a:pending', 'b:pending', 'c:pending']);
    await next.acknowledge(3);
    expect(next.sent()).toEqual(['a', 'b', 'c']);
    expect([origin.outbox.records(), unsent()]).toEqual([[], undefined]);
  });

  test('and the tab is closed when it stands in the database, and its line is still there: once', async () => {
    const { clock, origin, open, unsent } = createBrowser();
    const one = open();
    one.openDatabase();
    one.session.send('a');
    const line = unsent() ?? '';
    await clock.settle();
    expect([origin.outbox.records().length, unsent()]).toEqual([1, '1']);
    one.crash();
    origin.local.entries.set('comptoir.default.unsent', `${line}\n{"half of a li`);
    const next = open();
    await next.connect();
    expect(next.shown()).toEqual(['a:pending']);
    expect([origin.outbox.records().length, unsent()]).toEqual([1, '1']);
    next.transport.last().sends[0]?.ack(1);
    await clock.settle();
    expect(next.sent()).toEqual(['a']);
    expect([origin.outbox.records(), unsent()]).toEqual([[], undefined]);
  });

  test('and another tab takes it over: it alone sends it, also when the first one is ready later', async () => {
    const { clock, origin, open, unsent } = createBrowser();
    const [one, two] = [open(), open()];
    await two.connect();
    one.session.send('a');
    await clock.settle();
    two.session.send('b');
    await clock.settle();
    expect(two.shown()).toEqual(['a:pending', 'b:pending']);
    await two.acknowledge(2);
    expect([two.sent(), origin.outbox.records(), unsent()]).toEqual([['a', 'b'], [], undefined]);
    const [stored] = two.session.$messages.get();
    two.crash();
    await one.connect();
    await clock.advance(60_000);
    // Nobody has told this page what became of it: it does not send blindly.
    expect([one.sent(), one.shown()]).toEqual([[], ['a:uncertain']]);
    if (stored) one.transport.last().emit({ type: 'message', message: stored });
    await clock.settle();
    expect(one.shown()).toEqual(['a:sent']);
    expect(origin.outbox.records()).toEqual([]);
  });

  test.each([
    ['has come', async () => undefined],
    // The page before it left something, so that the code was fetched as soon as this one began.
    ['came with the page', async (session: Session) => session.start()],
  ])(
    'and once it %s, while the database is being opened: the next page has it all, in order',
    async (_, begin) => {
      const { clock, origin, open, unsent } = createBrowser();
      origin.local.entries.set('comptoir.default.unsent', '1');
      const one = open({ consent: 'granted' });
      await begin(one.session);
      one.session.send('a');
      await clock.settle();
      one.session.send('b');
      one.crash();
      await clock.settle();
      expect(origin.outbox.records()).toEqual([]);
      const next = open({ consent: 'granted' });
      await next.connect();
      expect(next.shown()).toEqual(['a:pending', 'b:pending']);
      expect(unsent()).toBe('1');
    },
  );

  test('and once it has, while the database is being opened: what may be a card’s number is not written down', async () => {
    const { clock, open, unsent } = createBrowser();
    const one = open();
    one.session.send('a');
    await clock.settle();
    const card = '4111 1111 1111 1111';
    one.session.send(card);
    expect(one.shown()).toHaveLength(2);
    expect(unsent()).toContain('"a"');
    expect(unsent()).not.toContain(card);
  });

  test('and once it has, another tab takes over what is written while the database is being opened', async () => {
    const { clock, origin, open, unsent } = createBrowser();
    const [one, two] = [open(), open()];
    await two.connect();
    one.session.send('a');
    await clock.settle();
    one.session.send('b');
    two.session.send('c');
    await clock.settle();
    await two.acknowledge(3);
    expect([two.sent(), origin.outbox.records(), unsent()]).toEqual([['a', 'b', 'c'], [], undefined]);
    const stored = two.session.$messages.get();
    two.crash();
    await one.connect();
    await clock.advance(60_000);
    for (const message of stored) one.transport.last().emit({ type: 'message', message });
    await clock.settle();
    expect([one.sent(), one.shown()]).toEqual([[], ['a:sent', 'b:sent', 'c:sent']]);
    expect(origin.outbox.records()).toEqual([]);
  });

  test('by two tabs, both killed: the next page sends both', async () => {
    const { open } = createBrowser();
    const [one, two] = [open(), open()];
    one.session.send('a');
    two.session.send('b');
    one.crash();
    two.crash();
    const next = open();
    await next.connect();
    expect(next.shown()).toEqual(['a:pending', 'b:pending']);
  });

  test('a message with files stays in its place among the others, and is not written in halves', async () => {
    const { clock, origin, open, unsent } = createBrowser();
    const one = open();
    one.session.send('a');
    const before = unsent();
    one.session.send('look', [
      { clientId: 'f1', name: 'p.png', blob: new Blob(['x'], { type: 'image/png' }) },
    ]);
    expect(unsent()).toBe(before);
    one.session.send('c');
    one.openDatabase();
    await clock.settle();
    expect(origin.outbox.records()).toMatchObject([
      { parts: [{ text: 'a' }], isTried: false },
      { files: [{ clientId: 'f1' }], isTried: false },
      { parts: [{ text: 'c' }], isTried: false },
    ]);
  });

  test.each([
    ['reset', (session: ReturnType<typeof createSession>) => session.reset()],
    ['another person', (session: ReturnType<typeof createSession>) => session.identify({ id: 'customer-2' })],
  ])('%s removes it', async (_, act) => {
    const { clock, origin, open, unsent } = createBrowser();
    const one = open({ context: { person: { id: 'customer-1' } } });
    one.session.send('private');
    act(one.session);
    one.openDatabase();
    await clock.settle();
    expect(one.shown()).toEqual([]);
    expect([unsent(), origin.outbox.records()]).toEqual([undefined, []]);
  });

  test('what another person left in that moment is not sent', async () => {
    const { clock, origin, open, unsent } = createBrowser();
    const one = open({ context: { person: { id: 'customer-1' } } });
    one.session.send('private');
    one.crash();
    const next = open({ context: { person: { id: 'customer-2' } } });
    await next.connect();
    await clock.settle();
    expect([next.shown(), next.sent(), unsent(), origin.outbox.records()]).toEqual([[], [], undefined, []]);
  });

  test('where nothing may be stored, nothing is', async () => {
    const { clock, origin, open } = createBrowser();
    const one = open({ consent: 'denied' });
    one.session.send('a');
    await one.connect();
    await clock.settle();
    expect([...origin.local.entries]).toEqual([]);
    expect(one.sent()).toEqual(['a']);
  });
});
