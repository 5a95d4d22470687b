import { ChatError, type FileRef } from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import { createScriptedTransport, fullCapabilities, type Methods } from '../test/createScriptedTransport.js';
import { createTestEnvironment, type TestStorage } from '../test/createTestEnvironment.js';
import { createTestOrigin, type TestOriginOptions } from '../test/createTestOrigin.js';
import { createSession } from './createSession.js';
import type { ChatMessage, SessionOptions } from './session.js';

// Comes with the first letter; here at once, so that a turn of the clock is enough for it.
await import('./outbox/createDelivery.js');

type Options = Partial<SessionOptions> & { readonly methods?: Methods };

const wordsOf = ({ parts }: Pick<ChatMessage, 'parts'>): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : part.kind)).join('+');

/** A browser with one origin and one clock. */
function createBrowser(options: TestOriginOptions = {}) {
  const clock = createTestEnvironment();
  const origin = createTestOrigin(options);
  let seed = 0;

  function open({ methods, ...given }: Options = {}, storage?: TestStorage) {
    const base = createTestEnvironment({ beside: clock, seed: seed++ });
    const tab = origin.openTab(base, storage);
    const capabilities = { ...fullCapabilities, dedupe: 'none' as const };
    const transport = createScriptedTransport(capabilities, methods);
    const session = createSession({ transport, environment: tab.environment, ...given });
    return {
      tab,
      base,
      transport,
      session,
      shown: () => session.$messages.get().map((message) => `${wordsOf(message)}:${message.status}`),
      sent: () => transport.attempts.flatMap(({ sends }) => sends.map(({ message }) => wordsOf(message))),
      /** Begins and lets the backend accept. */
      async connect() {
        session.start();
        await clock.settle();
        transport.last().accept({ cursor: 'k0' });
        await clock.settle();
      },
      async ack(index: number, n: number) {
        const stored = transport.last().sends[index]?.ack(n);
        await clock.settle();
        return stored;
      },
    };
  }

  /** Two tabs, both connected. */
  async function openTwo() {
    const [one, two] = [open(), open()];
    await one.connect();
    await two.connect();
    return { one, two };
  }

  return { clock, origin, open, openTwo };
}

/** Two tabs with a lease between them: the first is sending, and the second waits with a letter of its own. */
async function openAtWork() {
  const { clock, openTwo } = createBrowser({ locks: false });
  const { one, two } = await openTwo();
  one.session.send('a');
  await clock.settle();
  two.session.send('b');
  return { clock, one, two };
}

describe('the tabs of one visitor', () => {
  test('show the same unsent messages, and one of them sends all in the order of writing', async () => {
    const { clock, origin, openTwo } = createBrowser();
    const { one, two } = await openTwo();
    one.session.send('a');
    await clock.settle();
    two.session.send('b');
    one.session.send('c');
    await clock.settle();
    const waiting = ['a:pending', 'b:pending', 'c:pending'];
    expect([one.shown(), two.shown()]).toEqual([waiting, waiting]);
    expect([one.sent(), two.sent()]).toEqual([['a'], []]);
    const stored = await one.ack(0, 1);
    // Whoever hears of it takes it out, the sender or another.
    if (stored) two.transport.last().emit({ type: 'message', message: stored });
    await clock.settle();
    expect([one.shown(), two.shown()]).toEqual([
      ['a:sent', 'b:pending', 'c:pending'],
      ['a:sent', 'b:pending', 'c:pending'],
    ]);
    await one.ack(1, 2);
    await one.ack(2, 3);
    expect([...one.sent(), ...two.sent()]).toEqual(['a', 'b', 'c']);
    expect(origin.outbox.records()).toEqual([]);
  });

  test('one too many, written by two tabs at once, says so', async () => {
    const { clock, origin, open } = createBrowser();
    const [one, two] = [open(), open()];
    for (let n = 0; n < 99; n++) one.session.send(`${n}`);
    two.session.start();
    await clock.settle();
    one.session.send('the hundredth');
    two.session.send('one too many');
    await clock.settle();
    for (const { session } of [one, two]) {
      const [hundredth, oneTooMany] = session.$messages.get().slice(-2);
      expect(hundredth?.status).toBe('pending');
      expect(oneTooMany).toMatchObject({ status: 'failed', error: { code: 'queue_full' } });
    }
    expect(origin.outbox.records()).toHaveLength(101);
    two.session.retry(two.session.$messages.get().at(-1)?.id ?? '');
    await clock.settle();
    expect(two.session.$messages.get().at(-1)?.status).toBe('failed');
  });

  test.each([
    ['with locks, at once', {}, 0],
    ['with a lease, when it has stood still for eight seconds', { locks: false }, 10_000],
  ])('go on where a killed one stopped: %s', async (_, options, ms) => {
    const { clock, openTwo } = createBrowser(options);
    const { one, two } = await openTwo();
    two.session.send('a');
    await clock.settle();
    one.session.send('b');
    await clock.settle();
    expect([one.sent(), two.sent()]).toEqual([[], ['a']]);
    two.tab.kill();
    two.session.destroy();
    await clock.advance(ms / 2);
    if (ms > 0) expect(one.sent()).toEqual([]);
    await clock.advance(ms / 2);
    // Nobody can tell about the one that was on its way.
    expect(one.shown()).toEqual(['a:uncertain', 'b:pending']);
    expect(one.sent()).toEqual(['b']);
  });

  test('a lease is renewed while a long send goes on, and let go of after it', async () => {
    const { clock, one, two } = await openAtWork();
    await clock.advance(60_000);
    expect([one.sent(), two.sent()]).toEqual([['a'], []]);
    one.transport.last().drop(new ChatError('connection_lost'));
    await clock.advance(2_000);
    expect(two.sent()).toEqual(['b']);
  });

  test('a wall clock that jumps hands no lease over', async () => {
    const { clock, two } = await openAtWork();
    await clock.advance(1_000);
    clock.jump(86_400_000);
    await clock.advance(5_000);
    expect(two.sent()).toEqual([]);
  });

  test('without lines each tab finds what another wrote when it looks again', async () => {
    const { clock, open } = createBrowser({ channels: false });
    const [one, two] = [open(), open()];
    one.session.send('a');
    await clock.settle();
    await two.connect();
    expect(two.sent()).toEqual(['a']);
    one.session.send('b');
    await two.base.wake('visible');
    expect(two.shown()).toEqual(['a:pending', 'b:pending']);
  });
});

describe('a page that goes', () => {
  test('leaves what it could not send to the tab that stays', async () => {
    const { openTwo } = createBrowser();
    const { one, two } = await openTwo();
    two.session.send('a');
    await two.base.rest('pagehide');
    two.tab.kill();
    await one.base.settle();
    expect(one.sent()).toEqual(['a']);
  });

  test('without a word leaves it to the tab that stays, when that connects again', async () => {
    const { clock, openTwo } = createBrowser();
    const { one, two } = await openTwo();
    two.session.send('a');
    two.tab.kill();
    await clock.settle();
    expect(one.shown()).toEqual([]);
    one.transport.last().drop();
    await clock.advance(30_000);
    one.transport.last().accept({ cursor: 'k0' });
    await clock.settle();
    expect(one.sent()).toEqual(['a']);
  });

  test('right after Send leaves a message that is being written to the next page of the shop', async () => {
    const { clock, origin, open } = createBrowser();
    const one = open();
    await one.connect();
    one.session.typing();
    await clock.settle();
    const release = origin.outbox.hold();
    one.session.send('a');
    one.tab.kill();
    one.session.destroy();
    release();
    const next = open({ consent: 'granted' });
    await clock.settle();
    expect(next.shown()).toEqual(['a:pending']);
    await next.connect();
    expect(next.sent()).toEqual(['a']);
  });

  test.each([
    ['its files', { files: [null] }],
    ['its parts', { parts: [null] }],
    ['its answers', { parts: [{ kind: 'formAnswers', title: 'T', answers: [{ label: 'L' }] }] }],
    [
      'their files',
      { parts: [{ kind: 'formAnswers', title: 'T', answers: [{ label: 'L', values: [], files: [0] }] }] },
    ],
  ])('leaves one that is broken in %s: the others go on, and it is gone', async (_, broken) => {
    const { clock, origin, open } = createBrowser();
    const one = open();
    one.session.send('a');
    await clock.settle();
    one.tab.kill();
    const store = await origin.outbox.open('default');
    const [sound] = origin.outbox.records();
    await store.add({ ...Object(sound), clientId: 'broken', ...broken });
    const two = open();
    await two.connect();
    two.session.send('b');
    await clock.settle();
    await two.ack(0, 1);
    await two.ack(1, 2);
    expect(two.sent()).toEqual(['a', 'b']);
    expect(origin.outbox.records()).toEqual([]);
    expect(two.base.reports).toEqual([]);
  });

  test('a message older than a day is offered, and sent only when the visitor wants it', async () => {
    const { clock, open } = createBrowser();
    const one = open();
    one.session.send('old');
    await clock.settle();
    clock.jump(86_400_001);
    one.session.send('new');
    await clock.settle();
    one.tab.kill();
    one.session.destroy();
    const next = open();
    await next.connect();
    expect(next.shown()).toEqual(['old:failed', 'new:pending']);
    expect(next.session.$messages.get()[0]?.error?.code).toBe('timeout');
    expect(next.sent()).toEqual(['new']);
    next.session.retry(next.session.$messages.get()[0]?.clientId ?? '');
    await next.ack(0, 1);
    expect(next.sent()).toEqual(['new', 'old']);
  });

  test('destroyed before its code has come, it still keeps what was sent', async () => {
    const { clock, origin, open } = createBrowser();
    const one = open();
    one.session.send('a');
    one.session.destroy();
    await clock.settle();
    expect(origin.outbox.records()).toMatchObject([{ parts: [{ text: 'a' }] }]);
  });
});

describe('whose it is', () => {
  test('another person finds nothing of the first, and no tab sends it any more', async () => {
    const { clock, origin, open } = createBrowser();
    const [one, two] = [open(), open()];
    for (const { session } of [one, two]) session.identify({ id: 'customer-1' });
    one.session.start();
    two.session.start();
    for (let n = 0; n < 50; n++) one.session.send(`private ${n}`);
    await clock.settle();
    expect(two.shown()).toHaveLength(50);
    one.session.identify({ id: 'customer-2' });
    one.session.send('mine');
    await clock.settle();
    expect(one.shown()).toEqual(['mine:pending']);
    expect(two.shown()).toEqual([]);
    expect(origin.outbox.records()).toMatchObject([{ parts: [{ text: 'mine' }] }]);
    two.transport.last().accept();
    await clock.settle();
    expect(two.sent()).toEqual([]);
  });

  test('a reset of a page that has not opened the chat removes what the last one left', async () => {
    const { clock, origin, open } = createBrowser();
    const one = open();
    one.session.send('of the last one');
    await clock.settle();
    one.tab.kill();
    open().session.reset();
    await clock.settle();
    expect(origin.outbox.records()).toEqual([]);
    expect([...origin.local.entries.keys()]).toEqual([]);
  });

  test('a page of another person removes what the last one left', async () => {
    const { clock, origin, open } = createBrowser();
    const one = open({ context: { person: { id: 'customer-1' } } });
    one.session.send('private');
    await clock.settle();
    one.tab.kill();
    one.session.destroy();
    const next = open({ context: { person: { id: 'customer-2' } } });
    await next.connect();
    expect(next.shown()).toEqual([]);
    expect(next.sent()).toEqual([]);
    expect(origin.outbox.records()).toEqual([]);
  });

  test.each<[string, (browser: ReturnType<typeof createBrowser>) => Promise<void>]>([
    [
      'reset',
      async ({ clock, open }) => {
        const { session } = open({ consent: 'granted' });
        await clock.settle();
        session.reset();
      },
    ],
  ])('%s removes it', async (_, act) => {
    const browser = createBrowser();
    const { clock, origin, open } = browser;
    const one = open();
    one.session.send('private');
    await clock.settle();
    expect(origin.outbox.records()).toHaveLength(1);
    await act(browser);
    await clock.settle();
    expect(origin.outbox.records()).toEqual([]);
    expect(one.shown()).toEqual([]);
  });
});

describe('a storage that fails', () => {
  test.each(['blocked', 'full', 'broken', 'silent'] as const)('%s: memory takes its place', async (fault) => {
    const { clock, origin, open } = createBrowser();
    origin.outbox.fault = fault;
    const one = open();
    await one.connect();
    for (const word of ['a', 'b', 'c']) one.session.send(word);
    expect(one.shown()).toEqual(['a:pending', 'b:pending', 'c:pending']);
    await clock.advance(30_000);
    expect(one.session.$kept.get()).toBe(false);
    for (const n of [0, 1, 2]) await one.ack(n, n + 1);
    expect(one.sent()).toEqual(['a', 'b', 'c']);
    expect(one.shown()).toEqual(['a:sent', 'b:sent', 'c:sent']);
    expect(one.base.reports).toEqual([]);
    one.session.destroy();
    await clock.advance(30_000);
    expect(one.base.held()).toEqual({ timers: 0, listeners: 0 });
  });

  test.each(['blocked', 'silent'] as const)(
    '%s for one page, what waits there is sent by the next',
    async (fault) => {
      const { clock, origin, open } = createBrowser();
      const one = open();
      one.session.send('a');
      await clock.settle();
      one.tab.kill();
      origin.outbox.fault = fault;
      const two = open({}, one.tab.storage);
      await two.connect();
      await clock.advance(20_000);
      two.tab.kill();
      origin.outbox.fault = undefined;
      const three = open({}, one.tab.storage);
      await three.connect();
      await clock.settle();
      expect(three.sent()).toEqual(['a']);
      await three.ack(0, 1);
      expect(origin.local.entries.has('comptoir.default.unsent')).toBe(false);
    },
  );

  test('breaking in mid-session it costs nothing', async () => {
    const { clock, origin, open } = createBrowser();
    const one = open();
    await one.connect();
    one.session.send('a');
    one.session.send('b');
    await clock.settle();
    expect(one.session.$kept.get()).toBe(true);
    origin.outbox.fault = 'broken';
    await one.ack(0, 1);
    one.session.send('c');
    await one.ack(1, 2);
    await one.ack(2, 3);
    expect(one.sent()).toEqual(['a', 'b', 'c']);
    expect(one.shown()).toEqual(['a:sent', 'b:sent', 'c:sent']);
    expect(one.session.$kept.get()).toBe(false);
  });

  test('breaking at any moment after Send it keeps what was sent, in order', async () => {
    for (let moment = 0; moment < 60; moment++) {
      const { clock, origin, open } = createBrowser();
      const one = open();
      one.session.start();
      one.session.typing();
      await clock.settle();
      one.session.send('a');
      one.session.send('b');
      for (let turn = 0; turn < moment; turn++) await Promise.resolve();
      origin.outbox.fault = 'broken';
      await clock.settle();
      one.session.send('c');
      await clock.settle();
      expect(one.shown(), `broken after ${moment} turns`).toEqual(['a:pending', 'b:pending', 'c:pending']);
    }
  });

  test('cleared by the user in mid-session, what waits is written again, once', async () => {
    const { clock, origin, open } = createBrowser();
    const [one, two] = [open(), open()];
    one.session.send('a');
    one.session.send('b');
    two.session.start();
    await clock.settle();
    expect(two.shown()).toEqual(['a:pending', 'b:pending']);
    origin.clear();
    one.session.send('c');
    await clock.settle();
    expect(one.shown()).toEqual(['a:pending', 'b:pending', 'c:pending']);
    one.transport.last().accept();
    await clock.settle();
    for (const n of [0, 1, 2]) await one.ack(n, n + 1);
    expect(one.sent()).toEqual(['a', 'b', 'c']);
    expect(origin.outbox.records()).toEqual([]);
  });

  test('cleared by the user, what he threw away stays away', async () => {
    const { clock, origin, open } = createBrowser();
    const one = open();
    one.session.send('a');
    one.session.send('b');
    await clock.settle();
    const [a] = one.session.$messages.get();
    origin.clear();
    if (a?.clientId) one.session.discard(a.clientId);
    await clock.settle();
    expect(one.shown()).toEqual(['b:pending']);
    expect(origin.outbox.records()).toMatchObject([{ clientId: one.session.$messages.get()[0]?.clientId }]);
  });

  test('picked files make room for a message', async () => {
    const { clock, origin, open } = createBrowser();
    const one = open();
    one.session.start();
    const blob = new Blob(['abc'], { type: 'image/png' });
    one.session.$tray.set([{ clientId: 'f1', name: 'a.png', blob }]);
    await clock.settle();
    origin.outbox.fault = 'full';
    const store = await one.tab.environment.outbox?.('default');
    expect(await store?.swap('tray', (value) => value)).toHaveLength(1);
    one.session.send('a');
    await clock.settle();
    expect(await store?.swap('tray', (value) => value)).toBeUndefined();
  });
});

test('a message that is sent while the outbox is read, and is not kept yet, does not leave', async () => {
  const { clock, origin, open } = createBrowser();
  const one = open();
  await one.connect();
  let release: (() => void) | undefined;
  origin.outbox.isRefused = (work) => {
    if (work === 'read' && !release) {
      release = origin.outbox.hold();
      one.session.send('b');
    }
    return false;
  };
  one.session.send('a');
  await clock.settle();
  expect([one.shown(), one.sent(), origin.outbox.records().length]).toEqual([
    ['a:pending', 'b:pending'],
    [],
    1,
  ]);
  release?.();
  await clock.settle();
  await one.ack(0, 1);
  expect([one.sent(), origin.outbox.records().length]).toEqual([['a', 'b'], 1]);
});

describe('files', () => {
  const blob = new Blob(['abc'], { type: 'image/png' });
  const picked = (clientId: string) => ({ clientId, name: `${clientId}.png`, blob });
  const refOf = (id: string): FileRef => ({
    id,
    name: `${id}.png`,
    type: 'image/png',
    size: 3,
    url: `/${id}`,
  });

  test('are shown at once, outlive the page, and are uploaded once before the message leaves', async () => {
    const { clock, origin, open } = createBrowser();
    const one = open();
    one.session.send('look', [{ ...picked('f1'), stored: refOf('f1') }, picked('f2'), picked('f3')]);
    await clock.settle();
    expect(one.shown()).toEqual(['look+file+file+file:pending']);
    const urls = one.session.$messages.get()[0]?.parts.map((part) => part.kind === 'file' && part.file.url);
    // An address in the page would need a word in the shop's policy.
    expect(urls).toEqual([false, '/f1', '', '']);
    one.tab.kill();
    one.session.destroy();
    const uploads: string[] = [];
    let isLost = true;
    const methods: Methods = {
      upload: async ({ clientId, blob: found }) => {
        uploads.push(`${clientId} ${await found.text()}`);
        if (clientId === 'f3' && isLost) throw new ChatError('connection_lost');
        return refOf(`stored ${clientId}`);
      },
    };
    const next = open({ methods });
    await next.connect();
    isLost = false;
    await clock.advance(60_000);
    expect(uploads.filter((one) => one.startsWith('f2'))).toEqual(['f2 abc']);
    expect(next.transport.last().sends.map(({ message }) => message.parts)).toEqual([
      [
        { kind: 'text', text: 'look' },
        { kind: 'file', file: refOf('f1') },
        { kind: 'file', file: refOf('stored f2') },
        { kind: 'file', file: refOf('stored f3') },
      ],
    ]);
    await next.ack(0, 1);
    expect(origin.outbox.records()).toEqual([]);
  });

  test.each([
    ['by the backend', 'file_type_forbidden', blob],
    ['before a byte leaves', 'file_too_large', new Blob(['x'.repeat(1001)], { type: 'image/png' })],
  ] as const)(
    'refused %s fail the message with the reason, and the next ones go on',
    async (_, code, file) => {
      const { clock, open } = createBrowser();
      const one = open({ methods: { upload: () => Promise.reject(new ChatError('file_type_forbidden')) } });
      await one.connect();
      one.session.send('', [{ ...picked('f1'), blob: file }]);
      one.session.send('b');
      await clock.settle();
      expect(one.shown()).toEqual(['file:failed', 'b:pending']);
      expect(one.session.$messages.get()[0]?.error?.code).toBe(code);
      expect(one.sent()).toEqual(['b']);
    },
  );

  test('have a limit of their own', async () => {
    const { clock, open } = createBrowser();
    const { session } = open();
    for (let n = 0; n < 5; n++) session.send('', [picked(`${n}a`), picked(`${n}b`)]);
    await clock.settle();
    expect(() => session.send('', [picked('one more')])).toThrowError(
      expect.objectContaining({ code: 'queue_full', limit: 10 }),
    );
    session.send('words still fit');
  });

  test('picked and not sent are back after a reload of the tab, and in no other tab', async () => {
    const { clock, open } = createBrowser();
    const one = open();
    one.session.start();
    one.session.$tray.set([picked('f1'), picked('f2')]);
    await clock.settle();
    const { storage } = one.tab;
    one.tab.kill();
    one.session.destroy();
    const [again, other] = [open({}, storage), open()];
    again.session.start();
    other.session.start();
    await clock.settle();
    expect(again.session.$tray.get().map(({ clientId }) => clientId)).toEqual(['f1', 'f2']);
    expect(other.session.$tray.get()).toEqual([]);
    again.session.$tray.set([]);
    await clock.settle();
    expect(storage.entries.has('comptoir.default.tray')).toBe(false);
  });
});
