import { expect, it } from 'vitest';
import { localize } from './localize.js';

const text = { en: 'Size', ru: 'Размер', 'pt-BR': 'Tamanho' };

it.each([
  ['ru', 'Размер'],
  ['ru-RU', 'Размер'],
  ['pt-BR', 'Tamanho'],
  ['pt', 'Size'],
  ['de', 'Size'],
  ['', 'Size'],
  ['constructor', 'Size'],
  ['toString', 'Size'],
])('reads %j as %j', (language, expected) => {
  expect(localize(text, language)).toBe(expected);
});

it('takes a plain text as it is, the first text without English, and nothing from nothing', () => {
  expect(localize('Plain', 'ru')).toBe('Plain');
  expect(localize({ kk: 'Өлшем', ru: 'Размер' }, 'de')).toBe('Өлшем');
  expect(localize({}, 'en')).toBe('');
  expect(localize({}, 'toString')).toBe('');
});
