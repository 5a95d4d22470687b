// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { Problem } from '../launcher/chatEvents.js';
import { createEvents } from './createEvents.js';

test('an event is told to listeners and to the document, until they leave', () => {
  const events = createEvents([]);
  const heard = vi.fn();
  const mirrored = vi.fn((event: Event) => (event as CustomEvent).detail);
  document.addEventListener('comptoir:unread:changed', mirrored);
  const stops = [events.on('unread:changed', heard), events.on('unread:changed', heard)];
  events.emit('unread:changed', { count: 2 });
  expect(heard.mock.calls).toEqual([[{ count: 2 }], [{ count: 2 }]]);
  expect(mirrored).toHaveReturnedWith({ count: 2 });
  stops[0]?.();
  events.emit('unread:changed', { count: 3 });
  expect(heard).toHaveBeenCalledTimes(3);
});

test('a throwing listener is a problem of its own and harms nobody', () => {
  const problems: Problem[] = [];
  const events = createEvents(problems);
  const heard = vi.fn();
  const cause = new Error('of the shop');
  events.on('window:closed', () => {
    throw cause;
  });
  events.on('window:closed', heard);
  events.on('error:occurred', () => {
    throw new Error('also of the shop');
  });
  events.emit('window:closed', {});
  expect(heard).toHaveBeenCalledOnce();
  expect(problems).toEqual([{ code: 'call_failed', message: 'window:closed', cause }]);
});

test('only the newest 20 problems are kept', () => {
  const problems: Problem[] = [];
  const events = createEvents(problems);
  for (let index = 0; index < 30; index++) events.report('verb_unknown', `${index}`);
  expect(problems).toHaveLength(20);
  expect(problems.at(-1)?.message).toBe('29');
});
