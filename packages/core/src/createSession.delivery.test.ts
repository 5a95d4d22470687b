import { type Capabilities, ChatError, type Message } from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import {
  createScriptedTransport,
  fullCapabilities,
  type Methods,
  messageOf,
} from '../test/createScriptedTransport.js';
import { createTestEnvironment, outboxOf, type TestEnvironment } from '../test/createTestEnvironment.js';
import { createSession } from './createSession.js';
import type { SessionOptions } from './session.js';

// Comes with the first letter; here at once, so that a turn of the clock is enough for it.
await import('./outbox/createDelivery.js');

type World = Awaited<ReturnType<typeof online>>;

async function online(
  capabilities: Partial<Capabilities> = {},
  methods: Methods = {},
  environment: TestEnvironment = createTestEnvironment(),
  options: Partial<SessionOptions> = {},
) {
  const transport = createScriptedTransport({ ...fullCapabilities, ...capabilities }, methods);
  const session = createSession({ transport, environment, ...options });
  session.start();
  await environment.settle();
  transport.last().accept({ cursor: 'k0' });
  await environment.settle();
  const sent = () => transport.last().sends.map(({ message }) => text(message));
  const shown = () => session.$messages.get().map((message) => `${text(message)}:${message.status}`);
  return { environment, transport, session, sent, shown };
}

/** Until everything that can go on without time has done so. */
const settle = () => createTestEnvironment().settle();

function text({ parts }: Pick<Message, 'parts'>): string {
  return parts.map((part) => (part.kind === 'text' ? part.text : part.kind)).join();
}

async function reconnect({ environment, transport }: World, ...messages: Message[]) {
  const before = transport.attempts.length;
  transport.last().drop(new ChatError('connection_lost'));
  do await environment.advance(500);
  while (transport.attempts.length === before);
  transport.last().accept({ complete: true, cursor: 'k1', messages });
  await environment.settle();
}

describe('sending', () => {
  test('shows at once, one in flight, in order', async () => {
    const world = await online();
    const { environment, transport, session, sent, shown } = world;
    for (const word of ['a', 'b', 'c']) session.send(word);
    expect(shown()).toEqual(['a:pending', 'b:pending', 'c:pending']);
    await settle();
    expect(sent()).toEqual(['a']);
    transport.last().sends[0]?.ack(1);
    await environment.settle();
    expect(sent()).toEqual(['a', 'b']);
    transport.last().emit({ type: 'message', message: messageOf(2) });
    await settle();
    expect(shown()).toEqual(['a:sent', 'text 2:sent', 'b:pending', 'c:pending']);
  });

  test('#30 what is written while there is no connection waits, and goes in order once there is one', async () => {
    const world = await online();
    const { environment, transport, session, sent, shown } = world;
    transport.last().drop(new ChatError('connection_lost'));
    await environment.settle();
    expect(session.$connection.get().phase).toBe('waiting');
    for (const word of ['a', 'b', 'c']) session.send(word);
    await settle();
    expect(shown()).toEqual(['a:pending', 'b:pending', 'c:pending']);
    expect(sent()).toEqual([]);
    await reconnect(world);
    for (const number of [1, 2, 3]) {
      expect(sent()).toEqual(['a', 'b', 'c'].slice(0, number));
      transport.last().sends.at(-1)?.ack(number);
      await environment.settle();
    }
    expect(shown()).toEqual(['a:sent', 'b:sent', 'c:sent']);
  });

  test('an echo has the id, the time and the sender that the list needs', async () => {
    const { environment, session } = await online();
    const id = session.send('a');
    await settle();
    expect(session.$messages.get()).toEqual([
      {
        id,
        clientId: id,
        order: `~${id}`,
        conversation: '',
        at: environment.now(),
        from: 'visitor',
        parts: [{ kind: 'text', text: 'a' }],
        status: 'pending',
      },
    ]);
  });

  test('the echo may come before the answer: one message, and the next one goes', async () => {
    const { environment, transport, session, sent, shown } = await online();
    const clientId = session.send('a');
    session.send('b');
    await settle();
    transport
      .last()
      .emit({ type: 'message', message: messageOf(1, { clientId, from: 'visitor' }), cursor: 'k1' });
    expect(shown()).toEqual(['text 1:sent', 'b:pending']);
    await settle();
    expect(sent()).toEqual(['a', 'b']);
    transport.last().sends[0]?.ack(1);
    await environment.settle();
    expect(shown()).toEqual(['text 1:sent', 'b:pending']);
    expect(sent()).toEqual(['a', 'b']);
  });

  test('bad input is refused and nothing is queued or started', async () => {
    const environment = createTestEnvironment();
    const transport = createScriptedTransport();
    const session = createSession({ transport, environment });
    expect(() => session.send('  ')).toThrowError(expect.objectContaining({ code: 'empty_message' }));
    expect(() => session.send('x'.repeat(1001))).toThrowError(
      expect.objectContaining({ code: 'message_too_large' }),
    );
    await environment.settle();
    expect(transport.attempts).toHaveLength(0);
    expect(session.$messages.get()).toEqual([]);
    expect(environment.tab.entries.size).toBe(0);
  });

  test('sending without start starts', async () => {
    const environment = createTestEnvironment();
    const transport = createScriptedTransport();
    createSession({ transport, environment }).send('a');
    await environment.settle();
    transport.last().accept();
    await environment.settle();
    expect(transport.last().sends).toHaveLength(1);
  });

  test('the queue has room for a hundred', async () => {
    const { environment, session } = await online();
    for (let n = 0; n < 100; n++) session.send(`${n}`);
    await environment.settle();
    expect(() => session.send('one more')).toThrowError(expect.objectContaining({ code: 'queue_full' }));
    expect(session.$messages.get()).toHaveLength(100);
  });

  test.each(['bad_value', 'conversation_ended', 'message_too_large', 'not_offered'] as const)(
    '%s fails one message and the next ones go on',
    async (code) => {
      const { environment, transport, session, sent, shown } = await online();
      const id = session.send('a');
      session.send('b');
      await settle();
      transport.last().sends[0]?.fail(new ChatError(code));
      await environment.settle();
      expect(shown()).toEqual(['a:failed', 'b:pending']);
      expect(session.$messages.get()[0]?.error?.code).toBe(code);
      expect(sent()).toEqual(['a', 'b']);
      transport.last().sends[1]?.ack(1);
      await environment.settle();
      expect(shown()).toEqual(['b:sent', 'a:failed']);
      session.retry(id);
      await settle();
      expect(shown()).toEqual(['b:sent', 'a:pending']);
      expect(transport.last().sends[2]?.message.clientId).toBe(id);
      transport.last().sends[2]?.fail(new ChatError(code));
      await environment.settle();
      session.discard(id);
      await settle();
      expect(shown()).toEqual(['b:sent']);
    },
  );

  test('a message that has left cannot be discarded: it may be stored already', async () => {
    const { session, shown, sent } = await online();
    const id = session.send('a');
    const waiting = session.send('b');
    await settle();
    expect(sent()).toEqual(['a']);
    session.discard(id);
    session.discard(waiting);
    await settle();
    expect(shown()).toEqual(['a:pending']);
  });

  test('one that is discarded before anything of it was written is gone', async () => {
    const { session, shown, sent } = await online();
    session.discard(session.send('a'));
    await settle();
    expect([shown(), sent()]).toEqual([[], []]);
  });

  test('rate-limited: waits as long as asked, across a reconnect, and keeps the order', async () => {
    const world = await online();
    const { environment, transport, session, sent } = world;
    session.send('a');
    session.send('b');
    await settle();
    transport.last().sends[0]?.fail(new ChatError('rate_limited', { retryAfterMs: 60_000 }));
    const until = environment.now() + 60_000;
    await environment.advance(20_000);
    expect(sent()).toEqual(['a']);
    await reconnect(world);
    session.send('c');
    await environment.advance(until - environment.now() - 1);
    expect(sent()).toEqual([]);
    await environment.advance(1);
    expect(sent()).toEqual(['a']);
  });

  test('rate-limited: a clock that is set back meanwhile does not make it a day', async () => {
    const { environment, transport, session, sent } = await online();
    session.send('a');
    await settle();
    transport.last().sends[0]?.fail(new ChatError('rate_limited', { retryAfterMs: 2_000 }));
    await environment.settle();
    environment.jump(-86_400_000);
    await environment.advance(2_000);
    expect(sent()).toEqual(['a', 'a']);
    transport.last().sends[1]?.fail(new ChatError('rate_limited', { retryAfterMs: 2_000 }));
    await environment.advance(1_999);
    expect(sent()).toHaveLength(2);
    await environment.advance(1);
    expect(sent()).toHaveLength(3);
  });

  test('a send that only times out is tried again at once, then with patience', async () => {
    const { environment, transport, session, sent } = await online();
    session.send('a');
    await settle();
    transport.last().sends[0]?.fail(new ChatError('timeout'));
    await environment.settle();
    expect(sent()).toEqual(['a', 'a']);
    for (let round = 1; round < 6; round++) {
      transport.last().sends[round]?.fail(new ChatError('timeout'));
      await environment.settle();
      expect(sent()).toHaveLength(round + 1);
      await environment.advance(16_000);
      expect(sent()).toHaveLength(round + 2);
    }
    expect(new Set(transport.last().sends.map(({ message }) => message.clientId)).size).toBe(1);
  });

  test('an adapter that throws nonsense loses no message', async () => {
    const { environment, transport, session, shown, sent } = await online();
    session.send('a');
    await settle();
    // @ts-expect-error: an adapter with a mistake
    transport.last().sends[0]?.fail(new TypeError('undefined is not a function'));
    await environment.advance(1_000);
    expect(shown()).toEqual(['a:pending']);
    expect(sent()).toEqual(['a', 'a']);
  });

  test('banned while sending closes the session', async () => {
    const { environment, transport, session, shown } = await online();
    session.send('a');
    await settle();
    transport.last().sends[0]?.fail(new ChatError('banned'));
    await environment.settle();
    expect(session.$connection.get()).toMatchObject({ phase: 'closed', error: { code: 'banned' } });
    expect(shown()).toEqual(['a:failed']);
    session.send('b');
    await settle();
    expect(shown()).toEqual(['a:failed', 'b:failed']);
  });
});

describe('an answer that was lost', () => {
  test('is asked for again under the same clientId when the backend stores once', async () => {
    const world = await online({ dedupe: 'server' });
    const clientId = world.session.send('a');
    world.session.send('b');
    await settle();
    await reconnect(world);
    expect(world.transport.last().sends.map(({ message }) => message.clientId)).toEqual([clientId]);
    expect(world.transport.attempts[0]?.sends[0]?.signal?.aborted).toBe(true);
    world.transport.last().sends[0]?.ack(1, { duplicate: true });
    await world.environment.settle();
    expect(world.shown()).toEqual(['a:sent', 'b:pending']);
  });

  test('is not needed when resuming brings the message', async () => {
    const world = await online();
    const clientId = world.session.send('a');
    world.session.send('b');
    await settle();
    await reconnect(world, messageOf(1, { clientId, from: 'visitor' }));
    expect(world.sent()).toEqual(['b']);
  });

  test.each([
    ['found', true],
    ['not found', false],
  ])('lookup, %s', async (_, isFound) => {
    const find: NonNullable<Methods['find']> = async ([clientId = '']) =>
      new Map(isFound ? [[clientId, messageOf(1, { clientId, from: 'visitor' })]] : []);
    const world = await online({ dedupe: 'lookup' }, { find });
    world.session.send('a');
    world.session.send('b');
    await settle();
    expect(world.transport.last().calls).toEqual([]);
    await reconnect(world);
    expect(world.transport.last().calls.map(({ name }) => name)).toEqual(['find']);
    expect(world.sent()).toEqual([isFound ? 'b' : 'a']);
  });

  test('what may have left before the connection ended for good is looked up before it is sent again', async () => {
    const find: NonNullable<Methods['find']> = async () => new Map();
    const world = await online({ dedupe: 'lookup' }, { find });
    const id = world.session.send('a');
    await settle();
    world.transport.last().drop(new ChatError('banned'));
    await world.environment.settle();
    expect(world.shown()).toEqual(['a:failed']);
    world.session.destroy();
    const next = await online({ dedupe: 'lookup' }, { find }, world.environment);
    next.session.retry(id);
    await next.environment.settle();
    expect(next.transport.last().calls.map(({ name }) => name)).toEqual(['find']);
    expect(next.sent()).toEqual(['a']);
  });

  test('a lookup that fails is asked again, and nothing is sent blindly', async () => {
    const find: NonNullable<Methods['find']> = () => Promise.reject(new ChatError('timeout'));
    const world = await online({ dedupe: 'lookup' }, { find });
    world.session.send('a');
    await settle();
    await reconnect(world);
    await world.environment.advance(60_000);
    expect(world.transport.last().calls.length).toBeGreaterThan(2);
    expect(world.sent()).toEqual([]);
    expect(world.shown()).toEqual(['a:pending']);
  });

  test('stays uncertain where the backend cannot tell, and only the visitor sends it again', async () => {
    const world = await online({ dedupe: 'none' });
    const id = world.session.send('a');
    world.session.send('b');
    await settle();
    await reconnect(world);
    expect(world.shown()).toEqual(['a:uncertain', 'b:pending']);
    expect(world.sent()).toEqual(['b']);
    world.transport.last().sends[0]?.ack(1);
    await world.environment.settle();
    world.session.retry(id);
    await settle();
    expect(world.sent()).toEqual(['b', 'a']);
  });

  test('what certainly did not leave is simply sent, also where the backend cannot tell', async () => {
    const world = await online({ dedupe: 'none' });
    world.session.send('a');
    await settle();
    world.transport.last().sends[0]?.fail(new ChatError('connection_lost', { outcome: 'not-sent' }));
    await world.environment.settle();
    expect(world.sent()).toEqual(['a', 'a']);
    expect(world.shown()).toEqual(['a:pending']);
  });
});

describe('a reload of the tab', () => {
  test('unsent messages are shown as pending and sent again, before new ones', async () => {
    const first = createTestEnvironment();
    const offline = createSession({ transport: createScriptedTransport(), environment: first });
    const ids = [offline.send('a'), offline.send('b')];
    await settle();
    offline.destroy();
    const environment = createTestEnvironment({ local: first.local, tab: first.tab });
    const { session, transport, shown, sent } = await online({}, {}, environment);
    expect(shown()).toEqual(['a:pending', 'b:pending']);
    session.send('c');
    await settle();
    transport.last().sends[0]?.ack(1);
    await environment.settle();
    transport.last().sends[1]?.ack(2);
    await environment.settle();
    expect(sent()).toEqual(['a', 'b', 'c']);
    expect(
      transport
        .last()
        .sends.slice(0, 2)
        .map(({ message }) => message.clientId),
    ).toEqual(ids);
  });

  test('what was being sent is uncertain where the backend cannot tell', async () => {
    const first = await online({ dedupe: 'none' });
    first.session.send('a');
    first.session.send('b');
    await settle();
    first.session.destroy();
    const { local, tab } = first.environment;
    const second = await online({ dedupe: 'none' }, {}, createTestEnvironment({ local, tab }));
    expect(second.shown()).toEqual(['a:uncertain', 'b:pending']);
  });

  test('a message is written before its first byte leaves, and gone when it has arrived', async () => {
    const { environment, session, transport, sent, shown } = await online();
    const { records, hold } = outboxOf(environment.local);
    // The code comes with the first letter, and opens the storage.
    session.typing();
    await settle();
    let release = hold();
    const clientId = session.send('a');
    await settle();
    expect(shown()).toEqual(['a:pending']);
    expect(sent()).toEqual([]);
    release();
    await settle();
    expect(sent()).toEqual(['a']);
    expect(records()).toMatchObject([{ clientId, isTried: true }]);
    release = hold();
    transport.last().sends[0]?.ack(1);
    await settle();
    session.send('b');
    await settle();
    expect(sent()).toEqual(['a']);
    release();
    await settle();
    expect(sent()).toEqual(['a', 'b']);
    expect(records()).toMatchObject([{ isTried: true }]);
    transport.last().sends[1]?.ack(2);
    await settle();
    expect(records()).toEqual([]);
    expect(environment.local.entries.has('comptoir.default.unsent')).toBe(false);
  });

  test('failed messages are still failed', async () => {
    const first = await online();
    first.session.send('a');
    await settle();
    first.transport.last().sends[0]?.fail(new ChatError('bad_value'));
    await settle();
    first.session.destroy();
    const { local, tab } = first.environment;
    const second = await online({}, {}, createTestEnvironment({ local, tab }));
    expect(second.shown()).toEqual(['a:failed']);
    expect(second.session.$messages.get()[0]?.error?.code).toBe('bad_value');
    expect(second.sent()).toEqual([]);
  });

  test('#93 blocked storage: everything works from memory and nothing throws', async () => {
    const environment = createTestEnvironment();
    environment.local.fail = environment.tab.fail = true;
    const world = await online({}, {}, environment);
    world.session.$draft.set('text');
    world.session.send('a');
    await settle();
    await reconnect(world);
    expect(world.sent()).toEqual(['a']);
    expect(world.transport.last().hello.session).toBe('token-1');
    expect(environment.reports).toEqual([]);
  });

  test('storage that is cleared in mid-session costs nothing', async () => {
    const world = await online();
    world.environment.local.entries.clear();
    world.environment.tab.entries.clear();
    world.session.send('a');
    await settle();
    await reconnect(world);
    expect(world.transport.last().hello.session).toBe('token-1');
    expect(world.sent()).toEqual(['a']);
    expect(world.environment.local.entries.get('comptoir.default.token')).toBe('token-1');
  });

  test('a clock that jumps a day changes neither order nor delivery', async () => {
    const world = await online();
    world.session.send('a');
    await settle();
    world.environment.jump(-86_400_000);
    world.session.send('b');
    await settle();
    await reconnect(world);
    world.transport.last().sends[0]?.ack(1);
    await world.environment.settle();
    expect(world.sent()).toEqual(['a', 'b']);
    expect(world.shown()).toEqual(['a:sent', 'b:pending']);
  });
});

describe('intents', () => {
  const intents = (world: World) => world.transport.last().sends.map(({ message }) => message.intent);
  const conversation = (intent: string, phase: 'open' | 'ended' = 'open') =>
    ({ type: 'conversation', conversation: { id: 'c1', intent, phase } }) as const;
  async function arrive({ environment, transport }: World) {
    const { sends } = transport.last();
    sends[sends.length - 1]?.ack(sends.length);
    await environment.settle();
  }

  test('the first message names what was pressed, the following ones do not', async () => {
    const world = await online();
    world.session.start('stylist');
    expect(world.session.$intent.get()).toBe('stylist');
    world.session.send('a');
    await settle();
    world.transport.last().emit(conversation('stylist'));
    await settle();
    await arrive(world);
    world.session.send('b');
    await settle();
    expect(intents(world)).toEqual(['stylist', undefined]);
    expect(world.session.$intent.get()).toBe('stylist');
  });

  test('messages written before the first arrived do not name it again', async () => {
    const world = await online();
    world.session.start('stylist');
    world.session.send('a');
    world.session.send('b');
    await settle();
    world.transport.last().emit(conversation('stylist'));
    await settle();
    await arrive(world);
    expect(intents(world)).toEqual(['stylist', undefined]);
  });

  test('pressing the other button hands over with the next message', async () => {
    const world = await online();
    world.transport.last().emit(conversation('chat'));
    await settle();
    world.session.start('chat');
    world.session.send('a');
    await settle();
    await arrive(world);
    world.session.start('stylist');
    world.transport.last().emit(conversation('chat'));
    await settle();
    expect(world.session.$intent.get()).toBe('stylist');
    world.session.send('b');
    await settle();
    world.transport.last().emit(conversation('stylist'));
    await settle();
    await arrive(world);
    world.session.send('c');
    await settle();
    expect(intents(world)).toEqual([undefined, 'stylist', undefined]);
  });

  test('after the end the next message opens one of the same intent', async () => {
    const world = await online();
    world.transport.last().emit(conversation('stylist', 'ended'));
    world.session.send('a');
    await settle();
    expect(intents(world)).toEqual(['stylist']);
  });
});
