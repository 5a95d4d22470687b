import { ChatError } from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import { createScriptedTransport, messageOf } from '../test/createScriptedTransport.js';
import { createTestEnvironment } from '../test/createTestEnvironment.js';
import { createSession } from './createSession.js';
import type { SessionOptions } from './session.js';

// Comes with the first letter; here at once, so that a turn of the clock is enough for it.
await import('./outbox/createDelivery.js');

// Loaded on demand; here at once, so that a turn of the clock is enough for it.
await import('./createOnDemand.js');

function open(options: Partial<SessionOptions> = {}, environment = createTestEnvironment()) {
  const transport = createScriptedTransport();
  const session = createSession({ transport, environment, ...options });
  const phases: string[] = [];
  session.$connection.subscribe(({ phase }) => phases.push(phase));
  const phase = () => session.$connection.get().phase;
  return { environment, transport, session, phases, phase };
}

async function online(options: Partial<SessionOptions> = {}) {
  const world = open(options);
  world.session.start();
  await world.environment.settle();
  world.transport.last().accept({ cursor: 'k0' });
  await world.environment.settle();
  return world;
}

describe('connecting', () => {
  test('nothing happens before start, then one attempt', async () => {
    const { environment, transport, session, phases } = open({ context: { language: 'ru' } });
    await environment.advance(60_000);
    expect(transport.attempts).toHaveLength(0);
    session.start();
    session.start();
    await environment.settle();
    expect(transport.attempts).toHaveLength(1);
    expect(transport.last().hello).toEqual({ context: { language: 'ru' } });
    transport.last().accept();
    await environment.settle();
    expect(phases).toEqual(['idle', 'connecting', 'online']);
    expect(session.$availability.get()).toEqual({ online: true, intents: {} });
  });

  test('waits longer and longer, and tries without end', async () => {
    const { environment, transport, session } = open();
    session.start();
    const waits: number[] = [];
    for (let round = 0; round < 12; round++) {
      await environment.settle();
      transport.last().refuse(new ChatError('connection_failed'));
      await environment.settle();
      const state = session.$connection.get();
      if (state.phase !== 'waiting') throw new Error(state.phase);
      const wait = state.retryAt - environment.now();
      waits.push(wait);
      expect(wait).toBeLessThan(round === 0 ? 500 : Math.min(30_000, 5_000 * 2 ** round));
      await environment.advance(wait);
      expect(transport.attempts).toHaveLength(round + 2);
    }
    expect(Math.max(...waits)).toBeGreaterThan(5_000);
  });

  test.each(['online', 'visible', 'pageshow', 'reconnect', 'send'] as const)(
    '%s cuts a wait short',
    async (how) => {
      const { environment, transport, session, phase } = open();
      session.start();
      await environment.settle();
      transport.last().refuse(new Error('socket'));
      await environment.settle();
      expect(phase()).toBe('waiting');
      if (how === 'reconnect') session.reconnect();
      else if (how === 'send') session.send('hello');
      else await environment.wake(how);
      await environment.settle();
      expect(transport.attempts).toHaveLength(2);
      expect(environment.held().timers).toBe(1);
    },
  );

  test.each(['online', 'visible', 'pageshow', 'reconnect', 'send', 'reset'] as const)(
    '%s does not shorten what the backend asked for',
    async (how) => {
      const { environment, transport, session } = open();
      session.start();
      await environment.settle();
      transport.last().refuse(new ChatError('rate_limited', { retryAfterMs: 90_000 }));
      await environment.settle();
      if (how === 'reconnect') session.reconnect();
      else if (how === 'send') session.send('hello');
      else if (how === 'reset') session.reset();
      else await environment.wake(how);
      session.start();
      await environment.advance(89_999);
      expect(transport.attempts).toHaveLength(1);
      await environment.advance(1);
      expect(transport.attempts).toHaveLength(2);
    },
  );

  test('an attempt that is never answered is given up', async () => {
    const { environment, transport, session, phase } = open();
    session.start();
    await environment.advance(20_000);
    expect(phase()).toBe('waiting');
    expect(transport.last().signal.aborted).toBe(true);
    // Its late connection is not taken, and not left open.
    transport.last().accept();
    await environment.settle();
    expect(phase()).toBe('waiting');
  });

  test('a transport that throws at once is a failed attempt', async () => {
    const environment = createTestEnvironment();
    const { capabilities } = createScriptedTransport();
    const connect = () => {
      throw new TypeError('broken adapter');
    };
    const session = createSession({ transport: { name: 'broken', capabilities, connect }, environment });
    session.start();
    await environment.settle();
    expect(session.$connection.get()).toMatchObject({
      phase: 'waiting',
      error: { code: 'connection_failed' },
    });
  });

  test('says what it wants when it is given no transport', () => {
    // @ts-expect-error: a shop without types makes this mistake
    expect(() => createSession({ transport: {} })).toThrow(/must be a Transport/);
  });

  test('refuses a namespace that another one could wipe', () => {
    const transport = createScriptedTransport();
    expect(() => createSession({ transport, namespace: 'a.b' })).toThrow('namespace: must have no dot');
  });
});

describe('a refused token', () => {
  test('is forgotten, and one attempt without it is made', async () => {
    const environment = createTestEnvironment();
    environment.local.entries.set('comptoir.default.token', 'old');
    const { transport, session } = open({}, environment);
    session.start();
    await environment.settle();
    expect(transport.last().hello.session).toBe('old');
    transport.last().refuse(new ChatError('token_unknown'));
    await environment.settle();
    expect(transport.attempts).toHaveLength(2);
    expect(transport.last().hello).toEqual({ context: {} });
    expect(environment.local.entries.has('comptoir.default.token')).toBe(false);
    transport.last().accept({ session: 'new' });
    await environment.settle();
    expect(environment.local.entries.get('comptoir.default.token')).toBe('new');
  });

  test('twice closes the session, and fails what waits', async () => {
    const environment = createTestEnvironment();
    environment.local.entries.set('comptoir.default.token', 'old');
    const { transport, session } = open({}, environment);
    const id = session.send('hello');
    for (const _ of [1, 2]) {
      await environment.settle();
      transport.last().refuse(new ChatError('token_unknown'));
    }
    await environment.advance(600_000);
    expect(transport.attempts).toHaveLength(2);
    expect(session.$connection.get()).toMatchObject({ phase: 'closed', error: { code: 'token_unknown' } });
    expect(session.$messages.get()).toMatchObject([
      { id, status: 'failed', error: { code: 'token_unknown' } },
    ]);
  });
});

describe('losing the connection', () => {
  test('comes back with token and cursor, and says that it was resumed', async () => {
    const { environment, transport, session } = await online();
    transport.last().emit({ type: 'message', message: messageOf(1), cursor: 'k1' });
    transport.last().drop(new ChatError('connection_lost'));
    await environment.advance(500);
    expect(transport.last().hello).toMatchObject({ session: 'token-1', cursor: 'k1' });
    transport.last().accept({ complete: true, messages: [messageOf(2)], cursor: 'k2' });
    await environment.settle();
    expect(session.$connection.get()).toEqual({ phase: 'online', resumed: true });
    expect(session.$messages.get().map(({ id }) => id)).toEqual(['m1', 'm2']);
  });

  test('#12 the back-off starts anew only after 30 s online', async () => {
    const { environment, transport, session, phase } = await online();
    const attempt = () => {
      const state = session.$connection.get();
      return state.phase === 'waiting' ? state.attempt : phase();
    };
    for (const expected of [1, 2, 3]) {
      transport.last().drop();
      await environment.settle();
      expect(attempt()).toBe(expected);
      await environment.advance([500, 10_000, 20_000][expected - 1] ?? 0);
      transport.last().accept({ cursor: 'k0' });
      await environment.advance(29_999);
    }
    await environment.advance(1);
    transport.last().drop();
    await environment.settle();
    expect(attempt()).toBe(1);
  });

  test('a cursor that does not work replaces what was held', async () => {
    const { environment, transport, session } = await online();
    transport.last().emit({ type: 'message', message: messageOf(1), cursor: 'k1' });
    transport.last().drop();
    await environment.advance(500);
    transport.last().accept({ complete: false, earlier: true, messages: [messageOf(7)] });
    await environment.settle();
    expect(session.$connection.get()).toEqual({ phase: 'online', resumed: false });
    expect(session.$messages.get().map(({ id }) => id)).toEqual(['m7']);
    expect(session.$earlier.get()).toBe(true);
    transport.last().drop();
    await environment.advance(1_000);
    expect(transport.last().hello.cursor).toBeUndefined();
  });

  test('a gap reconnects without a cursor and keeps local echoes', async () => {
    const { environment, transport, session } = await online();
    transport.last().emit({ type: 'message', message: messageOf(1), cursor: 'k1' });
    session.send('on its way');
    transport.last().emit({ type: 'gap' });
    await environment.advance(500);
    expect(transport.attempts[0]?.isClosed).toBe(true);
    expect(transport.last().hello.cursor).toBeUndefined();
    transport.last().accept({ messages: [messageOf(5)] });
    await environment.settle();
    expect(session.$messages.get().map(({ status }) => status)).toEqual(['sent', 'pending']);
  });

  test('the cursor moves only after the listeners returned, even when one throws', async () => {
    const { environment, transport, session } = await online();
    const stop = session.$messages.listen((messages) => {
      if (messages.length > 0) session.reset();
    });
    transport.last().emit({ type: 'message', message: messageOf(1), cursor: 'secret of the last person' });
    stop();
    session.start();
    await environment.settle();
    expect(transport.last().hello).toEqual({ context: {} });
  });

  test('a cursor that came with a person who is forgotten meanwhile is forgotten too', async () => {
    const { environment, transport, session } = open();
    session.$messages.listen((messages) => {
      if (messages.length > 0) session.reset();
    });
    session.start();
    await environment.settle();
    transport.last().accept({ messages: [messageOf(1)], cursor: 'k1' });
    await environment.settle();
    session.start();
    await environment.settle();
    expect(transport.last().hello).toEqual({ context: {} });
  });

  test('#21 a new token is stored at once and used from then on', async () => {
    const { environment, transport } = await online();
    transport.last().emit({ type: 'session', session: 'token-2' });
    expect(environment.local.entries.get('comptoir.default.token')).toBe('token-2');
    transport.last().drop();
    await environment.advance(500);
    expect(transport.last().hello.session).toBe('token-2');
  });

  test('events of an old connection and of one that was given up are not heard', async () => {
    const { environment, transport, session } = await online();
    const old = transport.last();
    old.drop();
    await environment.advance(500);
    old.emit({ type: 'message', message: messageOf(1) });
    transport.last().accept();
    await environment.settle();
    expect(session.$messages.get()).toEqual([]);
  });

  test('events in the tick of connecting come after the snapshot', async () => {
    const { environment, transport, session } = open();
    session.start();
    await environment.settle();
    transport.last().accept({ messages: [messageOf(1)] });
    transport.last().emit({ type: 'message', message: messageOf(2), cursor: 'k2' });
    await environment.settle();
    expect(session.$messages.get().map(({ id }) => id)).toEqual(['m1', 'm2']);
  });
});

describe('the page rests', () => {
  test('#91 hidden for five minutes suspends, seen again resumes', async () => {
    const { environment, transport, session, phase } = await online();
    await environment.rest('hidden');
    await environment.advance(299_999);
    expect(phase()).toBe('online');
    await environment.advance(1);
    expect(session.$connection.get()).toEqual({ phase: 'suspended', why: 'hidden' });
    expect(transport.last().isClosed).toBe(true);
    expect(environment.held().timers).toBe(0);
    await environment.wake('visible');
    expect(transport.attempts).toHaveLength(2);
    expect(transport.last().hello.cursor).toBe('k0');
  });

  test('hidden for a moment changes nothing', async () => {
    const { environment, transport, phase } = await online();
    await environment.rest('hidden');
    await environment.advance(200_000);
    await environment.wake('visible');
    await environment.advance(200_000);
    expect(phase()).toBe('online');
    expect(transport.attempts).toHaveLength(1);
  });

  test('a session that starts in a hidden tab suspends too', async () => {
    const { environment, transport, session, phase } = open({}, createTestEnvironment({ visible: false }));
    session.start();
    await environment.settle();
    transport.last().accept();
    await environment.advance(300_000);
    expect(phase()).toBe('suspended');
  });

  test('#11 offline suspends at once, online resumes', async () => {
    const { environment, transport, session } = await online();
    await environment.rest('offline');
    expect(session.$connection.get()).toEqual({ phase: 'suspended', why: 'offline' });
    await environment.advance(60_000);
    expect(transport.attempts).toHaveLength(1);
    await environment.wake('online');
    expect(transport.attempts).toHaveLength(2);
  });

  test('#92 the back-forward cache drops the socket whatever it says', async () => {
    const { environment, transport } = await online();
    await environment.wake('pageshow');
    expect(transport.attempts[0]?.isClosed).toBe(true);
    expect(transport.attempts).toHaveLength(2);
    expect(transport.last().hello.cursor).toBe('k0');
  });
});

describe('letting go', () => {
  test.each(['idle', 'connecting', 'online', 'waiting', 'suspended', 'typing'] as const)(
    'destroy while %s leaves no timer, listener or connection',
    async (when) => {
      const { environment, transport, session } =
        when === 'idle' || when === 'connecting' ? open() : await online();
      if (when === 'connecting') session.start();
      if (when === 'waiting') transport.last().drop();
      if (when === 'suspended') await environment.rest('offline');
      if (when === 'typing') {
        session.typing();
        session.send('hello');
        transport.last().sends[0]?.fail(new ChatError('rate_limited', { retryAfterMs: 5_000 }));
        transport.last().emit({ type: 'typing', on: true, ttlMs: 5_000 });
      }
      await environment.rest('hidden');
      session.destroy();
      session.destroy();
      await environment.settle();
      expect(environment.held()).toEqual({ timers: 0, listeners: 0 });
      for (const attempt of transport.attempts) expect(attempt.isClosed || attempt.signal.aborted).toBe(true);
      const count = transport.attempts.length;
      session.start();
      session.reconnect();
      session.typing();
      session.markRead();
      session.identify({ id: 'someone' });
      session.reset();
      await environment.advance(600_000);
      expect(transport.attempts).toHaveLength(count);
      expect(session.$connection.get()).toEqual({ phase: 'closed' });
      expect(() => session.send('late')).toThrowError(expect.objectContaining({ code: 'aborted' }));
      await expect(session.upload(new Blob(['x'], { type: 'image/png' }), 'a.png')).rejects.toMatchObject({
        code: 'aborted',
      });
    },
  );

  test('two sessions on one page share nothing', async () => {
    const environment = createTestEnvironment();
    const one = open({ namespace: 'one' }, environment);
    const two = open({ namespace: 'two' }, environment);
    one.session.start('stylist');
    one.session.$draft.set('for one');
    one.session.send('hello');
    await environment.settle();
    one.transport.last().accept({ session: 'token of one', messages: [messageOf(1)] });
    await environment.settle();
    two.session.start();
    await environment.settle();
    two.transport.last().accept({ session: 'token of two' });
    await environment.settle();
    expect(two.transport.attempts[0]?.hello.session).toBeUndefined();
    expect(two.session.$messages.get()).toEqual([]);
    expect(two.session.$intent.get()).toBeUndefined();
    expect(two.session.$draft.get()).toBe('');
    expect(two.transport.last().sends).toEqual([]);
    one.session.destroy();
    two.transport.last().emit({ type: 'message', message: messageOf(9) });
    expect(two.session.$messages.get()).toHaveLength(1);
    expect(environment.local.entries.get('comptoir.two.token')).toBe('token of two');
  });

  test('a subscriber that throws is reported and harms nobody', async () => {
    const { environment, transport, session } = await online();
    const seen: number[] = [];
    const mistake = new Error('a mistake of the shop');
    session.$messages.listen(() => {
      throw mistake;
    });
    session.$messages.listen((messages) => seen.push(messages.length));
    transport.last().emit({ type: 'message', message: messageOf(1), cursor: 'k1' });
    session.send('hello');
    await environment.settle();
    transport.last().sends[0]?.ack(2);
    await environment.settle();
    expect(seen).toEqual([1, 2, 2]);
    expect(environment.reports).toContain(mistake);
    expect(session.$messages.get().map(({ status }) => status)).toEqual(['sent', 'sent']);
    transport.last().drop();
    await environment.advance(500);
    expect(transport.last().hello.cursor).toBe('k1');
  });

  test('a malformed event is reported and the connection lives on', async () => {
    const { environment, transport, phase } = await online();
    // @ts-expect-error: what a broken adapter might say
    transport.last().emit({ type: 'message' });
    // @ts-expect-error: what a newer adapter might say
    transport.last().emit({ type: 'fromTheFuture' });
    transport.last().emit({ type: 'error', error: new ChatError('bad_frame') });
    expect(environment.reports).toHaveLength(2);
    expect(phase()).toBe('online');
  });
});
