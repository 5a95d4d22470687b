import { expect, it } from 'vitest';
import { clientAddress } from './clientAddress.js';
import { originAllowed } from './originAllowed.js';

const shops = ['https://shop.test', 'http://localhost:5173/'];

it.each([
  [undefined, true],
  ['https://shop.test', true],
  ['HTTPS://SHOP.TEST', true],
  ['http://localhost:5173', true],
  ['https://chat.test', true],
  ['http://shop.test', false],
  ['https://shop.test:8443', false],
  ['https://shop.test.evil.test', false],
  ['https://evil.test/https://shop.test', false],
  ['null', false],
  ['', false],
])('origin %j: %j', (origin, allowed) => {
  expect(originAllowed(origin, 'chat.test', shops)).toBe(allowed);
});

it('a star allows any page', () => {
  expect(originAllowed('https://any.test', 'chat.test', ['*'])).toBe(true);
});

it.each([
  [0, '6.6.6.6', '10.0.0.1'],
  [1, undefined, '10.0.0.1'],
  [1, '1.2.3.4', '1.2.3.4'],
  [1, '6.6.6.6, 1.2.3.4', '1.2.3.4'],
  [2, '6.6.6.6, 1.2.3.4, 10.0.0.2', '1.2.3.4'],
  [3, '1.2.3.4', '1.2.3.4'],
])('behind %j proxies, forwarded for %j: %j', (proxies, forwarded, address) => {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  expect(clientAddress({ headers, socket: { remoteAddress: '10.0.0.1' } }, proxies)).toBe(address);
});
