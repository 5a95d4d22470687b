import type { ConversationId } from '@comptoir/transport';
import { createMemoryBackend, memoryTransport } from '@comptoir/transport/memory';
import type { WritableAtom } from 'nanostores';
import { describe, expect, test } from 'vitest';
import { createScriptedTransport, messageOf } from '../test/createScriptedTransport.js';
import { createTestEnvironment, type TestEnvironment } from '../test/createTestEnvironment.js';
import { createSession } from './createSession.js';
import type { ChatMessage, Session } from './session.js';

// Loaded on demand; here at once, so that a turn of the clock is enough for it.
await Promise.all([
  import('./createOnDemand.js'),
  import('./outbox/createDelivery.js'),
  import('./tabs/createCompany.js'),
  import('./tabs/createSharing.js'),
]);

const texts = (messages: readonly ChatMessage[]) =>
  messages.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'text' ? part.text : [])));

/** An origin with one backend, and tabs of it. */
function openOrigin(options: { lines?: boolean } = {}) {
  const first = createTestEnvironment();
  const { now, after } = first;
  const backend = createMemoryBackend({ now });
  const transport = memoryTransport({ backend, after, latencyMs: 40 });
  const tabs: { environment: TestEnvironment; session: Session }[] = [];
  const open = (more: Partial<Parameters<typeof createSession>[0]> = {}) => {
    const environment = tabs.length === 0 ? first : createTestEnvironment({ beside: first });
    const { channel, ...deaf } = environment;
    const session = createSession({
      transport,
      environment: options.lines === false ? deaf : environment,
      ...more,
    });
    tabs.push({ environment, session });
    return { environment, session };
  };
  /** Two tabs that are connected, with one conversation in which the operator has spoken. */
  async function openTwo() {
    const [one, two] = [open(), open()];
    one.session.start('chat');
    await first.advance(500);
    two.session.start('chat');
    one.session.send('Hello');
    await first.advance(1_000);
    const id: ConversationId = one.session.$conversation.get()?.id ?? '';
    backend.say(id, [{ kind: 'text', text: 'How can I help?' }]);
    await first.advance(200);
    return { one, two, id };
  }
  const say = (text: string, channel = 'comptoir.default') => {
    for (const listener of first.channels.get(channel) ?? []) listener(JSON.parse(text));
    return first.advance(10);
  };
  return { backend, open, openTwo, first, say, advance: first.advance };
}

describe('a draft', () => {
  test('is the same in both tabs, and the last writer wins', async () => {
    const { openTwo, advance } = openOrigin();
    const { one, two } = await openTwo();
    one.session.$draft.set('Do you have');
    await advance(10);
    expect(two.session.$draft.get()).toBe('Do you have');
    two.session.$draft.set('Do you have it in blue');
    await advance(5_000);
    expect(one.session.$draft.get()).toBe('Do you have it in blue');
    one.session.$draft.set('');
    await advance(5_000);
    expect(two.session.$draft.get()).toBe('');
  });

  test('that was sent does not come back because another tab is told of it once more', async () => {
    const { openTwo, advance } = openOrigin();
    const { one, two } = await openTwo();
    one.session.$draft.set('on its way');
    await advance(10);
    expect(two.session.$draft.get()).toBe('on its way');
    one.session.$draft.set('');
    // As when the code comes that could not be asked before.
    (two.session.$draft as WritableAtom<string>).notify('on its way');
    await advance(5_000);
    expect([one.session.$draft.get(), two.session.$draft.get()]).toEqual(['', '']);
  });

  test('of a tab that was there first is in one that is opened later, and stays after a reload', async () => {
    const { open, advance, first } = openOrigin();
    const one = open();
    one.session.start();
    one.session.$draft.set('half a sent');
    await advance(1_000);
    const two = open();
    two.session.start();
    await advance(100);
    expect(two.session.$draft.get()).toBe('half a sent');
    one.session.destroy();
    const reloaded = createTestEnvironment({ beside: first, tab: one.environment.tab });
    two.session.$draft.set('half a sentence');
    await advance(5_000);
    const transport = memoryTransport({ backend: createMemoryBackend(), after: first.after });
    const again = createSession({ transport, environment: reloaded });
    again.start();
    await advance(5_000);
    expect(again.$draft.get()).toBe('half a sentence');
  });

  test('is not changed under the visitor’s fingers, and is once they rest', async () => {
    const { openTwo, advance } = openOrigin();
    const { one, two } = await openTwo();
    two.session.$draft.set('typing he');
    await advance(1_000);
    one.session.$draft.set('from elsewhere');
    await advance(1_500);
    expect(two.session.$draft.get()).toBe('typing he');
    await advance(600);
    expect(two.session.$draft.get()).toBe('from elsewhere');
    expect(one.session.$draft.get()).toBe('from elsewhere');
  });

  test('that goes on under the fingers wins everywhere', async () => {
    const { openTwo, advance } = openOrigin();
    const { one, two } = await openTwo();
    two.session.$draft.set('typing he');
    one.session.$draft.set('from elsewhere');
    await advance(100);
    two.session.$draft.set('typing here');
    await advance(10_000);
    expect([one.session.$draft.get(), two.session.$draft.get()]).toEqual(['typing here', 'typing here']);
  });
});

describe('what was read', () => {
  test('in the tab that is seen is read in the suspended one, which asks no backend', async () => {
    const { openTwo, advance, backend } = openOrigin();
    const { one, two, id } = await openTwo();
    await two.environment.rest('offline');
    backend.say(id, [{ kind: 'text', text: 'Still there?' }]);
    await advance(200);
    expect([one.session.$unread.get(), two.session.$unread.get()]).toEqual([2, 1]);
    one.session.markRead();
    await advance(200);
    expect([one.session.$unread.get(), two.session.$unread.get()]).toEqual([0, 0]);
    await two.environment.wake('online');
    await advance(500);
    expect(two.session.$unread.get()).toBe(0);
    backend.say(id, [{ kind: 'text', text: 'One more' }]);
    await advance(200);
    expect([one.session.$unread.get(), two.session.$unread.get()]).toEqual([1, 1]);
  });

  test('is not told to the backend again by a tab that has read less', async () => {
    const environment = createTestEnvironment();
    const transport = createScriptedTransport();
    const session = createSession({ transport, environment });
    session.start();
    await environment.settle();
    transport.last().accept({ messages: [messageOf(1)], cursor: 'k1' });
    await environment.settle();
    session.markRead();
    await environment.rest('offline');
    await environment.wake('online');
    transport.last().accept({ complete: true, messages: [messageOf(2)], seenUpTo: 'm2' });
    await environment.settle();
    const told = transport.attempts.map(
      ({ calls }) => calls.filter(({ name }) => name === 'markRead').length,
    );
    expect(told).toEqual([1, 0]);
    expect(session.$unread.get()).toBe(0);
    session.destroy();
  });
});

test('a rating that is declined in one tab is not asked for in the other', async () => {
  const { openTwo, advance, backend } = openOrigin();
  const { one, two, id } = await openTwo();
  backend.end(id);
  await advance(200);
  expect([one.session.$ratingDue.get()?.id, two.session.$ratingDue.get()?.id]).toEqual([id, id]);
  one.session.declineRating();
  await advance(10);
  expect(two.session.$ratingDue.get()).toBeUndefined();
});

test('a rating that is given in one tab is given in the other', async () => {
  const { openTwo, advance, backend } = openOrigin();
  const { one, two, id } = await openTwo();
  backend.end(id);
  await advance(200);
  await two.environment.rest('offline');
  const rated = one.session.rate({ score: 4 });
  await advance(300);
  await rated;
  await advance(10);
  expect(two.session.$ratingDue.get()).toBeUndefined();
  await two.environment.wake('online');
  await advance(500);
  expect(two.session.$conversation.get()?.rating?.score).toBe(4);
});

describe.each([
  ['with a line between the tabs', true],
  ['without one, once the other tab is seen again', false],
])('a person is forgotten, %s', (_, lines) => {
  test('in all tabs: nobody writes as the one who has gone', async () => {
    const { openTwo, advance, backend } = openOrigin({ lines });
    const { one, two } = await openTwo();
    two.session.$draft.set('a secret');
    await advance(5_000);
    one.session.identify({ id: 'anna' });
    two.session.identify({ id: 'anna' });
    await advance(500);
    one.session.identify({ id: 'boris' });
    await advance(1_000);
    if (!lines) await two.environment.wake('visible');
    await advance(1_000);
    expect(texts(two.session.$messages.get())).toEqual([]);
    expect(two.session.$draft.get()).toBe('');
    expect(two.session.$connection.get().phase).toBe('online');
    two.session.send('I am Boris');
    await advance(2_000);
    expect(texts(one.session.$messages.get())).toEqual(['I am Boris']);
    expect(texts(two.session.$messages.get())).toEqual(['I am Boris']);
    expect(backend.contextOf(one.session.$conversation.get()?.id ?? '')?.person?.id).toBe('boris');
  });

  test('and what the next one has written is not wiped by the tab that hears of it late', async () => {
    const { openTwo, advance } = openOrigin({ lines });
    const { one, two } = await openTwo();
    await two.environment.rest('offline');
    one.session.reset();
    one.session.send('by the next one');
    await advance(2_000);
    await two.environment.wake('online');
    await advance(1_000);
    two.session.start();
    await advance(1_000);
    expect(texts(one.session.$messages.get())).toEqual(['by the next one']);
    expect(texts(two.session.$messages.get())).toEqual(['by the next one']);
  });
});

test('both pages tell their tab of the new person: they change once, together', async () => {
  const { openTwo, advance } = openOrigin();
  const { one, two } = await openTwo();
  one.session.identify({ id: 'anna' });
  two.session.identify({ id: 'anna' });
  await advance(500);
  one.session.identify({ id: 'boris' });
  two.session.identify({ id: 'boris' });
  await advance(1_000);
  one.session.send('from one');
  await advance(1_000);
  two.session.send('from two');
  await advance(1_000);
  expect(texts(one.session.$messages.get())).toEqual(['from one', 'from two']);
  expect(texts(two.session.$messages.get())).toEqual(['from one', 'from two']);
});

test('a reset leaves the other tab alone until somebody comes', async () => {
  const { openTwo, advance, first } = openOrigin();
  const { one, two } = await openTwo();
  one.session.reset();
  await advance(1_000);
  expect(two.session.$connection.get().phase).toBe('idle');
  expect(two.session.$messages.get()).toEqual([]);
  expect([...first.local.entries.keys()]).toEqual([]);
  one.session.start();
  await advance(1_000);
  expect(two.session.$connection.get().phase).toBe('online');
});

test('a reset that comes late leaves the next visitor what he wrote', async () => {
  const { openTwo, advance } = openOrigin();
  const { one, two } = await openTwo();
  one.session.reset();
  await advance(1_000);
  one.session.$draft.set('half a sentence');
  one.session.send('by the next one');
  two.session.reset();
  await advance(2_000);
  expect(texts(one.session.$messages.get())).toEqual(['by the next one']);
  expect(one.session.$draft.get()).toBe('half a sentence');
});

test.each([true, false])('both pages sign out at once, and somebody writes (lines: %s)', async (lines) => {
  const { openTwo, advance } = openOrigin({ lines });
  const { one, two } = await openTwo();
  one.session.reset();
  if (lines) two.session.reset();
  one.session.send('by the next one');
  if (!lines) two.session.reset();
  await advance(2_000);
  expect(texts(one.session.$messages.get())).toEqual(['by the next one']);
  expect(two.session.$messages.get()).toEqual([]);
});

test.each([
  ['has not opened the chat', false],
  ['never was online', true],
])('a reset of a page that %s reaches the other tabs', async (_, isStarted) => {
  const { openTwo, open, advance, first } = openOrigin();
  const { one, two } = await openTwo();
  const three = open();
  if (isStarted) three.session.start();
  three.session.reset();
  await advance(1_000);
  for (const { session } of [one, two]) {
    expect(texts(session.$messages.get())).toEqual([]);
    expect(session.$connection.get().phase).toBe('idle');
  }
  expect([...first.local.entries.keys()]).toEqual([]);
  three.session.start();
  await advance(1_000);
  three.session.$draft.set('by the next one');
  await advance(5_000);
  expect(one.session.$draft.get()).toBe('by the next one');
});

test('a page in use whose visitor another tab has forgotten goes on when its own page names somebody', async () => {
  const { openTwo, advance } = openOrigin();
  const { one, two } = await openTwo();
  one.session.reset();
  await advance(500);
  expect(two.session.$connection.get().phase).toBe('idle');
  two.session.identify({ id: 'lena' });
  await advance(500);
  expect(two.session.$connection.get().phase).toBe('online');
});

test('a reset of a page where nobody was known fetches and tells nothing', async () => {
  const { open, advance, first } = openOrigin();
  open().session.reset();
  await advance(1_000);
  expect(first.channels.size).toBe(0);
});

test('tabs that are opened in the same moment are one visitor', async () => {
  const { open, advance } = openOrigin();
  const tabs = [open(), open(), open(), open(), open()];
  for (const { session } of tabs) session.start('chat');
  await advance(2_000);
  tabs[0]?.session.send('from the first');
  await advance(2_000);
  tabs[4]?.session.send('from the last');
  await advance(2_000);
  for (const { session } of tabs) {
    expect(texts(session.$messages.get())).toEqual(['from the first', 'from the last']);
  }
});

test('without a line every tab works by itself', async () => {
  const { openTwo, advance, backend } = openOrigin({ lines: false });
  const { one, two, id } = await openTwo();
  one.session.$draft.set('only here');
  two.session.send('from two');
  await advance(1_000);
  expect(two.session.$draft.get()).toBe('');
  expect(texts(one.session.$messages.get())).toEqual(['Hello', 'How can I help?', 'from two']);
  backend.end(id);
  await advance(500);
  one.session.declineRating();
  await two.environment.wake('visible');
  expect(two.session.$ratingDue.get()).toBeUndefined();
});

test('a line that fails is no line', async () => {
  const environment = createTestEnvironment();
  const transport = memoryTransport({ backend: createMemoryBackend(), after: environment.after });
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError');
  };
  const session = createSession({ transport, environment: { ...environment, channel: blocked } });
  session.send('Hello');
  await environment.advance(2_000);
  expect(session.$messages.get()).toMatchObject([{ status: 'delivered' }, { from: 'system' }]);
  session.reset();
  session.destroy();
  expect(environment.reports).toEqual([]);
});

describe('what others post', () => {
  test.each([
    'null',
    '0',
    '"forgotten"',
    '[]',
    '{}',
    '{"type":"hello"}',
    '{"type":"state"}',
    '{"type":"state","owner":1,"draft":[9,"x"]}',
    '{"type":"state","owner":"somebody else","draft":[9,"x"],"answered":"c1","seen":["~","m9"]}',
    '{"type":"state","owner":"me","draft":[1.5,"x"]}',
    '{"type":"state","owner":"me","draft":[-1,"x"]}',
    '{"type":"state","owner":"me","draft":["9","x"]}',
    '{"type":"state","owner":"me","draft":[9,{}]}',
    '{"type":"state","owner":"me","draft":[9]}',
    '{"type":"state","owner":"me","draft":"x"}',
    '{"type":"state","owner":"me","draft":[0,""],"seen":"~","answered":{}}',
    '{"type":"state","owner":"me","draft":[0,""],"seen":[1,2]}',
    '{"type":"seated"}',
    '{"type":"forgotten"}',
    '{"type":"forgotten","owner":"somebody else"}',
    '{"type":"fromTheFuture","draft":[9,"x"]}',
  ])('%s changes nothing', async (text) => {
    const { openTwo, say, advance, first } = openOrigin();
    const { one, two } = await openTwo();
    const owner = first.local.entries.get('comptoir.default.owner') ?? '';
    one.session.$draft.set('mine');
    await advance(10_000);
    await say(text.replace('"me"', JSON.stringify(owner)));
    await advance(10_000);
    for (const { session, environment } of [one, two]) {
      expect(session.$draft.get()).toBe('mine');
      expect(session.$unread.get()).toBe(1);
      expect(session.$connection.get().phase).toBe('online');
      expect(environment.reports).toEqual([]);
    }
  });

  test('no echo goes on: after each act the line falls silent', async () => {
    const { openTwo, advance, first, open } = openOrigin();
    const { one, two } = await openTwo();
    open().session.start();
    open().session.start();
    await advance(1_000);
    let heard = 0;
    first.channels.get('comptoir.default')?.add(() => {
      heard++;
    });
    const acts: (() => void)[] = [
      () => one.session.$draft.set('a'),
      () => two.session.$draft.set('b'),
      () => one.session.markRead(),
      () => one.session.send('c'),
    ];
    for (const act of acts) {
      heard = 0;
      act();
      await advance(10_000);
      const after = heard;
      expect(after).toBeLessThanOrEqual(20);
      await advance(600_000);
      expect(heard).toBe(after);
    }
  });
});

test('destroy lets go of the lines and of a draft that waits', async () => {
  const { openTwo, advance } = openOrigin();
  const { one, two } = await openTwo();
  two.session.$draft.set('typing');
  one.session.$draft.set('from elsewhere');
  await advance(10);
  two.session.destroy();
  one.session.destroy();
  await advance(0);
  expect(one.environment.held()).toEqual({ timers: 0, listeners: 0 });
  expect(two.environment.held()).toEqual({ timers: 0, listeners: 0 });
});
