import { expect, test } from 'vitest';
import { promptWords } from './promptWords.js';

test.each([
  ['en-GB', undefined, { title: 'A word from the shop', close: 'Close' }],
  ['ru', undefined, { title: 'Предложение магазина', close: 'Закрыть' }],
  ['de', { close: 'Schließen' }, { title: 'A word from the shop', close: 'Schließen' }],
])('a prompt in %s says %o', (language, own, expected) => {
  expect(promptWords(language, own)).toEqual(expected);
});
