import { ChatError, type Conversation } from '@comptoir/transport';
import { createMemoryBackend, memoryTransport } from '@comptoir/transport/memory';
import { expect, test } from 'vitest';
import { createTestEnvironment } from '../test/createTestEnvironment.js';
import { createSession } from './createSession.js';
import type { ChatMessage } from './session.js';

// Comes with the first letter; here at once, so that a turn of the clock is enough for it.
await import('./outbox/createDelivery.js');

// Loaded on demand; here at once, so that a turn of the clock is enough for it.
await import('./createOnDemand.js');

const texts = (messages: readonly ChatMessage[]) =>
  messages.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'text' ? part.text : [])));

function open() {
  const environment = createTestEnvironment();
  const { now, after } = environment;
  const backend = createMemoryBackend({ now });
  const transport = memoryTransport({ backend, after, latencyMs: 40 });
  const session = createSession({ transport, environment, context: { language: 'ru' } });
  const running = (): Conversation => {
    const conversation = session.$conversation.get();
    if (conversation === undefined) throw new Error('No conversation is running.');
    return conversation;
  };
  return { environment, backend, session, transport, running };
}

test('a conversation from the first word to the rating', async () => {
  const { environment, backend, session, running } = open();
  session.start('stylist');
  session.send('Which size?');
  await environment.advance(1_000);
  expect(running()).toMatchObject({ intent: 'stylist', phase: 'open' });
  expect(backend.contextOf(running().id)).toEqual({ language: 'ru' });
  const [question] = session.$messages.get();

  backend.read(running().id, question?.id ?? '');
  backend.type(running().id, true);
  await environment.advance(100);
  expect(session.$typing.get()?.name).toBe('Anna');
  backend.say(running().id, [{ kind: 'text', text: 'M, I think.' }]);
  await environment.advance(100);
  expect(session.$typing.get()).toBeUndefined();
  expect(texts(session.$messages.get())).toEqual(['Which size?', 'M, I think.']);
  expect(session.$messages.get()[0]?.status).toBe('read');
  expect(session.$unread.get()).toBe(1);
  session.markRead();
  expect(session.$unread.get()).toBe(0);

  const { id } = running();
  backend.end(id);
  await environment.advance(100);
  expect(session.$ratingDue.get()?.id).toBe(id);
  const rated = session.rate({ score: 5, comment: 'Thanks' });
  await environment.advance(200);
  await rated;
  expect(session.$conversation.get()?.rating).toMatchObject({ score: 5 });
  expect(session.$ratingDue.get()).toBeUndefined();
  session.destroy();
  expect(environment.held()).toEqual({ timers: 0, listeners: 0 });
});

test('a cut in the middle of a burst: all there, once, in order', async () => {
  const { environment, backend, session } = open();
  session.start('chat');
  const words = Array.from({ length: 50 }, (_, n) => `word ${n}`);
  for (const word of words) session.send(word);
  for (let cut = 0; cut < 12; cut++) {
    await environment.advance(410);
    backend.cut(new ChatError('connection_lost'));
  }
  await environment.advance(60_000);
  expect(texts(session.$messages.get())).toEqual(words);
  session.destroy();
});

test('two tabs of one visitor see the same, and share the read position', async () => {
  const { environment, backend, session, transport, running } = open();
  session.start('chat');
  await environment.advance(200);
  const second = createTestEnvironment({ local: environment.local, now: environment.now() });
  const tab = createSession({
    transport,
    environment: { ...second, after: environment.after, now: environment.now },
  });
  tab.start();
  session.send('from the first');
  await environment.advance(1_000);
  tab.send('from the second');
  await environment.advance(1_000);
  backend.say(running().id, [{ kind: 'text', text: 'Hello both' }]);
  await environment.advance(100);
  const both = ['from the first', 'from the second', 'Hello both'];
  expect([texts(session.$messages.get()), texts(tab.$messages.get())]).toEqual([both, both]);
  expect([session.$unread.get(), tab.$unread.get()]).toEqual([1, 1]);
  tab.markRead();
  await environment.advance(100);
  expect([session.$unread.get(), tab.$unread.get()]).toEqual([0, 0]);
  session.destroy();
  tab.destroy();
});

test('older messages come from the backend page by page', async () => {
  const { environment, backend, session, running } = open();
  session.start('chat');
  session.send('first of all');
  await environment.advance(1_000);
  for (let n = 0; n < 150; n++) backend.say(running().id, [{ kind: 'text', text: `answer ${n}` }]);
  backend.cut(new ChatError('connection_lost'));
  await environment.advance(5_000);
  const all = texts(session.$messages.get());
  expect(all).toHaveLength(151);

  // A page without a cursor knows only the newest ones.
  const { local } = environment;
  const second = createTestEnvironment({ local, now: environment.now() });
  const reloaded = createSession({
    transport: memoryTransport({ backend, after: environment.after, latencyMs: 40 }),
    environment: { ...second, after: environment.after, now: environment.now },
  });
  reloaded.start();
  await environment.advance(500);
  for (let page = 0; page < 20 && reloaded.$earlier.get(); page++) {
    const loading = reloaded.loadEarlier();
    await environment.advance(500);
    await loading;
  }
  expect(texts(reloaded.$messages.get())).toEqual(all);
  session.destroy();
  reloaded.destroy();
});
