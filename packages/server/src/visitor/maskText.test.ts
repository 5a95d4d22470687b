import { expect, test } from 'vitest';
import { maskText } from './maskText.js';

test.each([
  [
    'see https://shop.example/?q=4111%201111%201111%201111',
    'see https://shop.example/?q=••••%20••••%20••••%201111',
  ],
  ['4111%2d1111%C2%A01111_1111', '••••%2d••••%C2%A0••••_1111'],
  ['IBANDE89%203704%200044%200532%200130%2000', 'IBANDE••%20••••%20••••%20••••%20••30%2000'],
  ['4111 1111 1111 1111', '•••• •••• •••• 1111'],
])('masks %s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});

test.each([
  '20% off, 4111%',
  // A plus and a per cent sign are what they are.
  '4111+1111+1111+1111',
  '4111%311111111111111',
  '50%2 and %zz 😀',
])('leaves %s alone', (text) => {
  expect(maskText(text)).toBe(text);
});
