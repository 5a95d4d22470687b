import { expect, test } from 'vitest';
import { createClientId } from '../../createClientId.js';
import type { Conversation } from '../../model.js';
import type { MemoryBackendOptions } from './backend.js';
import { createMemoryBackend } from './createMemoryBackend.js';

let time = 0;

function open(options: MemoryBackendOptions) {
  time = 0;
  const backend = createMemoryBackend({ now: () => time, ...options });
  const visit = (intent: string) => {
    let conversation: Conversation | undefined;
    const port = backend.attach(
      {},
      {
        event: (event) => {
          if (event.type === 'conversation') conversation = event.conversation;
        },
        cut: () => undefined,
      },
    );
    port.send({ clientId: createClientId(), parts: [{ kind: 'text', text: 'hi' }], intent });
    return () => conversation as Conversation;
  };
  return { backend, visit };
}

test('the least loaded operator of the right intent gets the next conversation', () => {
  const { visit } = open({
    operators: [
      { id: 'a', name: 'Anna', intents: ['chat'] },
      { id: 'b', name: 'Boris', intents: ['chat', 'stylist'] },
    ],
    cap: 2,
  });
  const operators = ['chat', 'chat', 'stylist', 'chat', 'chat'].map((intent) => visit(intent)().operator?.id);
  expect(operators).toEqual(['a', 'b', 'b', 'a', undefined]);
});

test('positions count within an intent, and fall as others are taken', () => {
  const { backend, visit } = open({ autoAssign: false });
  const [one, two, other, three] = [visit('chat'), visit('chat'), visit('stylist'), visit('chat')];
  const positions = () => [one, two, other, three].map((conversation) => conversation().queue?.position);
  expect(positions()).toEqual([1, 2, 1, 3]);
  backend.take(two().id);
  expect(positions()).toEqual([1, undefined, 1, 2]);
});

test('a wait is estimated once there were waits', () => {
  const { backend, visit } = open({ autoAssign: false });
  const first = visit('chat');
  expect(first().queue).toEqual({ position: 1 });
  time = 20_000;
  backend.take(first().id);
  visit('chat');
  expect(visit('chat')().queue).toEqual({ position: 2, waitSeconds: 40 });
});

test('nobody is assigned while nobody is there, and the queue moves when somebody comes', () => {
  const { backend, visit } = open({});
  backend.setOnline(false);
  const waiting = visit('chat');
  expect(waiting().phase).toBe('queued');
  backend.setOnline(true);
  expect(waiting().phase).toBe('open');
});

test('the desk cannot act on what is not running', () => {
  const { backend } = open({});
  for (const act of [() => backend.say('c1', []), () => backend.end('c1'), () => backend.type('c1', true)]) {
    expect(act).toThrow(expect.objectContaining({ code: 'not_found' }));
  }
});
