import type { ConversationId } from '@comptoir/transport';
import { createMemoryBackend, memoryTransport } from '@comptoir/transport/memory';
import { describe, expect, test } from 'vitest';
import { createScriptedTransport } from '../test/createScriptedTransport.js';
import {
  createTestEnvironment,
  createTestStorage,
  locksOf,
  outboxOf,
} from '../test/createTestEnvironment.js';
import { createSession } from './createSession.js';
import type { Session } from './session.js';

// Loaded on demand; here at once, so that a turn of the clock is enough for it.
await Promise.all([
  import('./createOnDemand.js'),
  import('./outbox/createDelivery.js'),
  import('./tabs/createCompany.js'),
  import('./tabs/createSharing.js'),
]);

const texts = (session: Session) =>
  session.$messages
    .get()
    .flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'text' ? part.text : [])));

/** Two pages of one tab, one after the other, and another tab that stays. */
async function openShop() {
  const tab = createTestStorage();
  const first = createTestEnvironment({ tab });
  const second = createTestEnvironment({ beside: first, tab });
  const backend = createMemoryBackend({ now: first.now });
  const transport = memoryTransport({ backend, after: first.after, latencyMs: 40 });
  const visit = (environment = first) => {
    const session = createSession({ transport, environment });
    session.start('chat');
    return session;
  };
  const page = visit();
  await first.advance(500);
  page.send('Hello');
  await first.advance(500);
  const id: ConversationId = page.$conversation.get()?.id ?? '';
  const listeners = () => [...first.channels.values()].reduce((sum, { size }) => sum + size, 0);
  const leave = () => first.rest('pagehide');
  /** As browsers do it: seen first, then told. */
  const back = async () => {
    await first.wake('visible');
    await first.wake('pageshow');
    await first.advance(500);
  };
  return { first, second, page, visit, backend, id, tab, listeners, leave, back, advance: first.advance };
}

describe('a page in the back-forward cache', () => {
  test('has no line open, so that nobody can speak to it, and opens them when it is back', async () => {
    const { listeners, leave, back, page, first } = await openShop();
    expect(listeners()).toBe(2);
    await leave();
    expect(listeners()).toBe(0);
    await back();
    expect(listeners()).toBe(2);
    page.destroy();
    expect(listeners()).toBe(0);
    expect(first.held()).toEqual({ timers: 0, listeners: 0 });
  });

  test('has no connection, and makes one attempt when it is back', async () => {
    const environment = createTestEnvironment();
    const transport = createScriptedTransport();
    const session = createSession({ transport, environment });
    session.start();
    await environment.settle();
    transport.last().accept({ cursor: 'k0' });
    await environment.settle();
    await environment.rest('pagehide');
    expect(transport.last().isClosed).toBe(true);
    expect(session.$connection.get()).toEqual({ phase: 'suspended', why: 'hidden' });
    await environment.wake('visible');
    await environment.wake('online');
    expect(transport.attempts).toHaveLength(1);
    await environment.wake('pageshow');
    expect(transport.attempts).toHaveLength(2);
    expect(transport.last().hello.cursor).toBe('k0');
    transport.last().accept();
    await environment.settle();
    await environment.rest('offline');
    await environment.wake('online');
    expect(transport.attempts).toHaveLength(3);
  });

  test('holds no lock though a message is on its way; whoever comes next sends it, once', async () => {
    const environment = createTestEnvironment();
    const transport = createScriptedTransport();
    const session = createSession({ transport, environment });
    session.start();
    await environment.settle();
    transport.last().accept();
    session.send('left in the middle');
    await environment.advance(100);
    expect(transport.last().sends).toHaveLength(1);
    expect(locksOf(environment.local).held()).toEqual(['comptoir.default.outbox']);
    await environment.rest('pagehide');
    expect(locksOf(environment.local).held()).toEqual([]);
    await environment.wake('pageshow');
    transport.last().accept();
    await environment.advance(100);
    expect(transport.last().sends).toHaveLength(1);
    expect(transport.last().sends[0]?.message.clientId).toBe(
      transport.attempts[0]?.sends[0]?.message.clientId,
    );
  });
});

describe('a page that is back out of the cache', () => {
  test('shows the draft as the next page of the tab left it', async () => {
    const { page, visit, second, leave, back, advance } = await openShop();
    page.$draft.set('Do you');
    await leave();
    const next = visit(second);
    expect(next.$draft.get()).toBe('Do you');
    next.$draft.set('Do you have it in blue');
    await advance(500);
    await second.rest('pagehide');
    await back();
    expect(page.$draft.get()).toBe('Do you have it in blue');
  });

  test('has no draft any more that was sent from the next page', async () => {
    const { page, visit, second, leave, back, advance } = await openShop();
    page.$draft.set('Do you');
    await leave();
    const next = visit(second);
    next.$draft.set('');
    next.send('Do you have it in blue');
    await advance(500);
    await second.rest('pagehide');
    await back();
    expect(page.$draft.get()).toBe('');
    expect(texts(page)).toEqual(['Hello', 'Do you have it in blue']);
  });

  test('learns the draft that was typed in another tab meanwhile', async () => {
    const { page, visit, first, leave, back, advance } = await openShop();
    const beside = visit(createTestEnvironment({ beside: first }));
    await advance(500);
    await leave();
    beside.$draft.set('typed elsewhere');
    await advance(500);
    await back();
    expect(page.$draft.get()).toBe('typed elsewhere');
  });

  test('knows what was read in another tab, and what came', async () => {
    const { page, visit, first, leave, back, advance, backend, id } = await openShop();
    const beside = visit(createTestEnvironment({ beside: first }));
    await advance(500);
    await leave();
    backend.say(id, [{ kind: 'text', text: 'How can I help?' }]);
    await advance(500);
    beside.markRead();
    await advance(500);
    await back();
    expect(texts(page)).toEqual(['Hello', 'How can I help?']);
    expect(page.$unread.get()).toBe(0);
  });

  test('shows and sends what the next page could not send', async () => {
    const { page, visit, second, leave, back, advance, first } = await openShop();
    await leave();
    const next = visit(second);
    await advance(500);
    next.send('into the void');
    await second.rest('pagehide');
    expect((await (await outboxOf(first.local).open('default')).read()).records.size).toBe(1);
    await back();
    expect(texts(page)).toEqual(['Hello', 'into the void']);
    const own = page.$messages.get().filter(({ from }) => from === 'visitor');
    expect(own.map(({ status }) => status)).not.toContain('pending');
    expect(own).toHaveLength(2);
  });

  test('has the files in the composer that the next page left there', async () => {
    const { page, visit, second, leave, back, advance } = await openShop();
    const picked = (name: string) => ({ clientId: name, name, blob: new Blob([name]) });
    page.$tray.set([picked('one'), picked('two')]);
    await advance(500);
    await leave();
    const next = visit(second);
    await advance(500);
    expect(next.$tray.get().map(({ name }) => name)).toEqual(['one', 'two']);
    next.$tray.set(next.$tray.get().slice(1));
    await advance(500);
    await second.rest('pagehide');
    await back();
    expect(page.$tray.get().map(({ name }) => name)).toEqual(['two']);
  });

  test.each(['forgotten', 'forgotten, and another one is there'])(
    'shows nothing of a person who was %s on the next page',
    async (how) => {
      const { page, visit, second, leave, back, advance } = await openShop();
      page.$draft.set('my secret');
      await leave();
      const next = visit(second);
      await advance(500);
      next.reset();
      await advance(500);
      if (how !== 'forgotten') {
        next.start('chat');
        next.send('I am another');
        await advance(500);
      }
      await second.rest('pagehide');
      await back();
      expect(texts(page)).toEqual(how === 'forgotten' ? [] : ['I am another']);
      expect(page.$draft.get()).toBe('');
    },
  );

  test('that was never used holds on to what was typed into it', async () => {
    const environment = createTestEnvironment();
    const session = createSession({ transport: createScriptedTransport(), environment });
    session.$draft.set('not kept yet');
    await environment.rest('pagehide');
    await environment.wake('pageshow');
    expect(session.$draft.get()).toBe('not kept yet');
  });
});
