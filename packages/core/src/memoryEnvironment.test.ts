import { memoryTransport } from '@comptoir/transport/memory';
import { expect, test } from 'vitest';
import { createSession } from './createSession.js';
import { memoryEnvironment } from './memoryEnvironment.js';

test('a session runs where there is no page', async () => {
  expect(globalThis).not.toHaveProperty('document');
  const session = createSession({ transport: memoryTransport(), environment: memoryEnvironment() });
  const sent = new Promise<void>((resolve) => {
    session.$messages.subscribe(([first]) => first?.status === 'sent' && resolve());
  });
  session.start('chat');
  session.send('Does this coat come in green?');
  await sent;
  session.destroy();
});

test('what one session leaves, the next of the same environment finds, and no other', async () => {
  const environment = memoryEnvironment();
  const offline = { ...environment, online: () => false };
  const first = createSession({ transport: memoryTransport(), environment: offline });
  first.start('chat');
  first.$draft.set('half a sentence');
  first.destroy();
  const draft = (world: typeof environment) => {
    const next = createSession({ transport: memoryTransport(), environment: world, consent: 'granted' });
    const text = next.$draft.get();
    next.destroy();
    return text;
  };
  expect(draft(environment)).toBe('half a sentence');
  expect(draft(memoryEnvironment())).toBe('');
});
