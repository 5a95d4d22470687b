import { expect, test } from 'vitest';
import { maskFrame } from './maskFrame.js';

const card = '4111111111111111';
const escaped = 'https://shop.example/?q=4111%201111%201111%201111';
const masked = 'https://shop.example/?q=••••%20••••%20••••%201111';

test('masks what a browser has escaped in every address, and words as words', () => {
  const frame = (url: string, words: string) => ({
    type: 'send',
    id: card,
    context: {
      page: { url, referrer: url, title: words, type: words },
      cart: { lines: [{ sku: card, title: words, url, quantity: 1 }] },
    },
    parts: [
      { kind: 'link', url, title: words },
      { kind: 'product', product: { sku: card, title: words, url } },
      { kind: 'order', number: card, url },
      { kind: 'text', text: url },
    ],
  });
  expect(maskFrame(frame(escaped, card))).toEqual(frame(masked, '••••••••••••1111'));
  expect(maskFrame(undefined)).toBeUndefined();
});
