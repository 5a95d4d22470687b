import { expect, it } from 'vitest';
import type { Part } from './model.js';
import { toPlainText } from './toPlainText.js';

const file = { id: 'f', name: 'a b.png', type: 'image/png', size: 3, url: 'https://chat.example/f/a' };
const form = { id: 'q', version: 1, title: { en: 'Your style', ru: 'Ваш стиль' }, steps: [] };

const table: [Part, string][] = [
  [{ kind: 'text', text: ' <b>as it is</b>\n' }, ' <b>as it is</b>\n'],
  [{ kind: 'file', file }, 'a b.png https://chat.example/f/a'],
  [{ kind: 'product', product: { sku: '1', title: 'Coat' } }, 'Coat'],
  [
    {
      kind: 'product',
      product: { sku: '1', title: 'Coat', price: { amount: 1_234_50, currency: 'RUB' }, url: 'https://s/1' },
    },
    'Coat · 1234.50 RUB · https://s/1',
  ],
  [{ kind: 'order', number: '№ 7', total: { amount: 5_000, currency: 'JPY' } }, '№ 7 · 5000 JPY'],
  [
    { kind: 'order', number: '7', status: 'sent', total: { amount: 1_234, currency: 'KWD' } },
    '7 · sent · 1.234 KWD',
  ],
  [{ kind: 'order', number: '7', total: { amount: 50, currency: 'points' } }, '7 · 0.50 points'],
  [
    { kind: 'choices', text: 'Which?', options: [{ value: 'a', label: { en: 'Red', ru: 'Красный' } }] },
    'Which?\n• Красный',
  ],
  [{ kind: 'form', form }, 'Ваш стиль'],
  [
    {
      kind: 'formAnswers',
      formId: 'q',
      formVersion: 1,
      title: 'Ваш стиль',
      answers: [
        { name: 'a', label: 'Цвет', skipped: false, values: ['красный', 'синий'] },
        { name: 'b', label: 'Размер', skipped: true, values: [] },
        { name: 'c', label: 'Фото', skipped: false, values: [], files: [file] },
      ],
    },
    'Ваш стиль\nЦвет: красный, синий\nРазмер: —\nФото: a b.png https://chat.example/f/a',
  ],
  [{ kind: 'link', url: 'https://s/', title: 'Shop' }, 'Shop https://s/'],
  [{ kind: 'link', url: 'https://s/' }, 'https://s/'],
  [{ kind: 'notice', notice: { code: 'operator_joined', name: 'Anna' } }, 'operator_joined Anna'],
  [{ kind: 'notice', notice: { code: 'conversation_ended', by: 'visitor' } }, 'conversation_ended visitor'],
];

it.each(table)('writes %j', (part, text) => {
  expect(toPlainText([part], 'ru')).toBe(text);
});

it('puts parts on lines of their own and leaves out empty ones', () => {
  expect(
    toPlainText([
      { kind: 'text', text: 'a' },
      { kind: 'choices', options: [] },
      { kind: 'text', text: 'b' },
    ]),
  ).toBe('a\nb');
  expect(toPlainText([])).toBe('');
});
