import { expect, test } from 'vitest';
import { maskAddress } from './maskAddress.js';

test.each([
  ['?q=4111+1111+1111+1111', '?q=••••+••••+••••+1111'],
  ['?q=4111%201111%201111%201111', '?q=••••%20••••%20••••%201111'],
  ['?q=4111%C2%A01111%e2%80%8b1111%E2%80%891111', '?q=••••%C2%A0••••%e2%80%8b••••%E2%80%891111'],
  ['?q=4111_1111%5F1111_1111', '?q=••••_••••%5F••••_1111'],
  ['?q=4111%2D1111%2d1111-1111', '?q=••••%2D••••%2d••••-1111'],
  ['?q=%204111111111111111&a=1', '?q=%20••••••••••••1111&a=1'],
  ['?q=%341111111111111%31%31', '?q=••••••••••••11%31%31'],
  ['?q=%D0%BA%D0%B04111111111111111', '?q=%D0%BA%D0%B0••••••••••••1111'],
  ['?utm_term=DE89+3704+0044+0532+0130+00', '?utm_term=DE••+••••+••••+••••+••30+00'],
  ['?iban=DE89%203704%200044%200532%200130%2000', '?iban=DE••%20••••%20••••%20••••%20••30%2000'],
])('masks %s', (path, masked) => {
  expect(maskAddress(`https://shop.example/pay${path}`)).toBe(`https://shop.example/pay${masked}`);
});

test.each([
  'https://shop.example/%ED%A0%80%F0%9F%98%80?q=%E2%82',
  'https://shop.example/%D0%BF%D0%BB%D0%B0%D1%82%D1%8C%D0%B5?utm_term=coat+red&id=%7B1%7D',
  'https://shop.example/?tel=+4915123456789',
  'https://shop.example/?broken=%4&more=%zz#%',
  'https://shop.example/?ean=4006381333931',
])('leaves %s alone', (address) => {
  expect(maskAddress(address)).toBe(address);
});
