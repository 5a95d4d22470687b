import { expect, test } from 'vitest';
import { noon, sampleChat, sampleMessage } from '../../test/scripted/samples.js';
import { mergeChat } from './mergeChat.js';
import { unreadCount } from './unreadCount.js';

const messages = [
  sampleMessage('a', 1, 'visitor', '1'),
  sampleMessage('a', 2, 'operator', '2'),
  sampleMessage('a', 3, 'visitor', '3'),
  sampleMessage('a', 4, 'system', '4', { at: noon }),
  sampleMessage('a', 5, 'visitor', '5'),
  sampleMessage('a', 6, 'visitor', '', { parts: [], removed: true }),
];

test.each([
  [undefined, 3],
  ['a/1', 2],
  ['a/3', 1],
  ['a/5', 0],
  ['lost', 3],
] as const)('seen up to %s leaves %i unread', (seenUpTo, count) => {
  const chat = mergeChat(undefined, sampleChat('a', { messages }));
  expect(unreadCount({ ...chat, seenUpTo })).toBe(count);
});
