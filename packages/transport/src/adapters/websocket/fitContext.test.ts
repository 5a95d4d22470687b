import { expect, it } from 'vitest';
import { fitContext } from './fitContext.js';

const page = { url: 'https://shop.example/' };
const line = {
  sku: '1',
  title: 'Coat',
  quantity: 1,
  imageUrl: `data:image/png;base64,${'A'.repeat(30_000)}`,
};
const total = { amount: 100, currency: 'EUR' };

it('leaves a usual context alone', () => {
  const usual = { page, cart: { total, lines: [{ ...line, imageUrl: '/1.png' }] }, language: 'ru' };
  expect(fitContext(usual)).toBe(usual);
});

it('drops the lines of a heavy cart, and keeps what it adds up to', () => {
  expect(fitContext({ page, cart: { total, lines: [line] }, language: 'ru' })).toEqual({
    page,
    cart: { total },
    language: 'ru',
  });
});

it('drops a page whose address is a book', () => {
  const book = { url: `https://shop.example/?${'x'.repeat(30_000)}` };
  expect(fitContext({ page: book, language: 'ru' })).toEqual({ language: 'ru' });
});
