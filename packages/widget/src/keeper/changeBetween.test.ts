import { memoryTransport } from '@comptoir/transport/memory';
import { expect, test } from 'vitest';
import type { ChatOptions } from '../launcher/chatOptions.js';
import { changeBetween, type OptionsChange } from './changeBetween.js';

const before: Required<ChatOptions> = {
  server: 'https://chat.example',
  transport: memoryTransport(),
  intents: [{ id: 'chat' }],
  language: 'en',
  words: { bar: { chat: 'Chat' } },
  consent: 'on-open',
  triggers: { rules: [] },
  namespace: 'default',
  assetBase: '/chat/',
  nonce: 'abc',
  context: { cart: { lines: [] } },
  hidden: false,
};

/** Every option must stand here: a new one has to be thought about. */
const changes: {
  readonly [Name in keyof Required<ChatOptions>]: readonly [ChatOptions[Name], OptionsChange];
} = {
  server: ['https://other.example', 'move'],
  transport: [memoryTransport(), 'move'],
  intents: [[{ id: 'chat' }, { id: 'stylist' }], 'replace'],
  language: ['ru', 'replace'],
  words: [{ bar: { chat: 'Ask us' } }, 'replace'],
  consent: ['denied', 'adjust'],
  triggers: ['/triggers.json', 'replace'],
  namespace: ['outlet', 'move'],
  assetBase: [undefined, 'replace'],
  nonce: ['def', 'replace'],
  context: [{ cart: { lines: [], count: 0 } }, 'adjust'],
  hidden: [true, 'adjust'],
};

test.each(Object.entries(changes))('%s', (name, [value, change]) => {
  expect(changeBetween(before, { ...before, [name]: value })).toBe(change);
  expect(changeBetween({ ...before, [name]: value }, before)).toBe(change);
});

test('new objects that say the same are no change', () => {
  const { transport, ...data } = before;
  expect(changeBetween(before, { ...structuredClone(data), transport })).toBe('none');
});

test('the dearest of several changes is what counts', () => {
  expect(changeBetween(before, { ...before, hidden: true, language: 'ru' })).toBe('replace');
  expect(changeBetween(before, { ...before, language: 'ru', namespace: 'outlet' })).toBe('move');
});
