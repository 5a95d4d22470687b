import { expect, test } from 'vitest';
import { inLanguage } from './inLanguage.js';
import { isRightToLeft } from './isRightToLeft.js';

test.each([
  ['Chat', 'ru', 'Chat'],
  [{ en: 'Chat', ru: 'Чат' }, 'ru-RU', 'Чат'],
  [{ en: 'Chat', pt: 'a', 'pt-BR': 'b' }, 'pt-BR', 'b'],
  [{ en: 'Chat' }, 'ja', 'Chat'],
  [{ fr: 'Parler' }, 'ja', ''],
])('%o in %s is %s', (text, language, expected) => {
  expect(inLanguage(text, language)).toBe(expected);
});

test.each([
  ['ar', true],
  ['he-IL', true],
  ['fa', true],
  ['en', false],
  ['arn', false],
])('%s is written from right to left: %s', (language, expected) => {
  expect(isRightToLeft(language)).toBe(expected);
});
