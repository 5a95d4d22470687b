// @vitest-environment happy-dom
import { type ConnectionState, createSession, memoryEnvironment } from '@comptoir/core';
import { ChatError } from '@comptoir/transport';
import { memoryTransport } from '@comptoir/transport/memory';
import { atom } from 'nanostores';
import { expect, test, vi } from 'vitest';
import { createEvents } from '../front/createEvents.js';
import type { Problem } from '../launcher/chatEvents.js';
import { announce } from './announce.js';

test('a storage that is blocked is a problem for the page to know, once', async () => {
  const problems: Problem[] = [];
  const heard: unknown[] = [];
  const events = createEvents(problems);
  events.on('error:occurred', ({ code }) => heard.push(code));
  const outbox = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
  const session = createSession({
    transport: memoryTransport(),
    environment: { ...memoryEnvironment(), outbox },
  });
  const stop = announce(session, events);
  expect(heard).toEqual([]);
  session.send('Hello');
  session.send('Still there?');
  await vi.waitFor(() => expect(session.$kept.get()).toBe(false), 10_000);
  session.reset();
  expect(session.$kept.get()).toBe(true);
  expect(heard).toEqual(['storage_failed']);
  expect(problems[0]?.message).toMatch(/not kept/);
  stop();
  session.destroy();
});

const waiting = (error: ChatError): ConnectionState => ({ phase: 'waiting', attempt: 1, retryAt: 0, error });

test.each<[string, ConnectionState, string[]]>([
  ['a refusal is told', { phase: 'closed', error: new ChatError('origin_forbidden') }, ['origin_forbidden']],
  [
    'and a proof that is worth nothing any more',
    waiting(new ChatError('identity_stale')),
    ['identity_stale'],
  ],
  ['a network that fails is not', waiting(new ChatError('connection_failed')), []],
  ['nor is the end of the session', { phase: 'closed' }, []],
])('%s to the page', (_, connection, expected) => {
  const heard: unknown[] = [];
  const events = createEvents([]);
  events.on('error:occurred', ({ code, cause }) => heard.push([code, (cause as ChatError).code]));
  const session = createSession({ transport: memoryTransport(), environment: memoryEnvironment() });
  const $connection = atom<ConnectionState>({ phase: 'connecting', attempt: 1 });
  const stop = announce({ ...session, $connection }, events);
  $connection.set(connection);
  expect(heard).toEqual(expected.map((code) => ['refused', code]));
  stop();
  session.destroy();
});

test('the next visitor’s messages are news, however long the log of the one before was', async () => {
  const heard: string[] = [];
  const events = createEvents([]);
  events.on('message:sent', ({ message }) => heard.push(message.conversation));
  const session = createSession({
    transport: memoryTransport({ latencyMs: 0 }),
    environment: memoryEnvironment(),
  });
  const stop = announce(session, events);
  const say = async (text: string, count: number) => {
    session.start();
    await vi.waitFor(() => expect(session.$connection.get().phase).toBe('online'));
    session.send(text);
    await vi.waitFor(() => expect(heard).toHaveLength(count));
  };
  await say('one', 1);
  await say('two', 2);
  session.reset();
  await say('of the next', 3);
  stop();
  session.destroy();
});
