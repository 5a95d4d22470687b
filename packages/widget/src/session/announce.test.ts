// @vitest-environment happy-dom
import { createSession, memoryEnvironment } from '@comptoir/core';
import { memoryTransport } from '@comptoir/transport/memory';
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
