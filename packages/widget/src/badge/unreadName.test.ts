import { expect, test } from 'vitest';
import { ratingName } from './ratingName.js';
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

const words = { badge: { unread: { one: '{count} ungelesene Nachricht', other: '{count} ungelesene' } } };

test.each([
  ['de', 1, 'Chat, 1 ungelesene Nachricht'],
  ['de_DE', 1, 'Chat, 1 ungelesene Nachricht'],
  ['de-DE', 2, 'Chat, 2 ungelesene'],
  ['Deutsch (Österreich)', 1, 'Chat, 1 ungelesene'],
])('in the shop’s words, in %s, %i: %s', (language, count, expected) => {
  expect(unreadName('Chat', count, language, words)).toBe(expected);
});

test.each([
  ['en', undefined, 'Chat, please rate our conversation'],
  ['ru', undefined, 'Chat, оцените разговор'],
  ['ru', { badge: { rate: 'оцените нас' } }, 'Chat, оцените нас'],
])('a rating that is waited for, in %s', (language, own, expected) => {
  expect(ratingName('Chat', language, own)).toBe(expected);
});
