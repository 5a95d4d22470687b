import { expect, it } from 'vitest';
import { maskStrings } from './maskStrings.js';

const card = '4111111111111111';
const masked = '••••••••••••1111';

it('masks the words of people wherever they stand, and nothing else', () => {
  const file = { id: 'f', name: card, type: 'image/png', size: 1, url: `/v1/files/${card}/x` };
  const frame = (words: string) => ({
    type: 'send',
    id: card,
    clientId: card,
    parts: [
      { kind: 'text', text: words },
      { kind: 'order', number: card, status: words },
      { kind: 'link', url: 'https://shop.example', title: words },
      {
        kind: 'product',
        product: { sku: card, title: words, price: { amount: 4111111111111111, currency: 'EUR' } },
      },
      { kind: 'file', file },
      {
        kind: 'formAnswers',
        formId: card,
        answers: [{ name: words, label: words, values: [words, 'x'], files: [file] }],
      },
    ],
    context: {
      page: { url: `https://shop.example/?card=${words}`, title: words, type: words },
      person: { id: card, name: words },
    },
    rating: { score: 5, comment: words },
    message: { id: card, text: words },
  });
  expect(maskStrings(frame(card))).toEqual(frame(masked));
});
