import { expect, test } from 'vitest';
import { unreadName } from './unreadName.js';

test.each([
  ['en', 1, 'Chat, 1 unread message'],
  ['en-GB', 2, 'Chat, 2 unread messages'],
  ['ru', 1, 'Chat, 1 непрочитанное сообщение'],
  ['ru', 3, 'Chat, 3 непрочитанных сообщения'],
  ['ru-RU', 11, 'Chat, 11 непрочитанных сообщений'],
  ['de', 2, 'Chat, 2 unread messages'],
])('in %s, %i: %s', (language, count, expected) => {
  expect(unreadName('Chat', count, language)).toBe(expected);
});
