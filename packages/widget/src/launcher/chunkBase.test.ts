import { expect, test } from 'vitest';
import { chunkBase } from './chunkBase.js';

test.each([
  ['https://chat.example/widget/loader.js', 'https://chat.example/widget/'],
  ['https://chat.example/widget/loader.js?v=3#x', 'https://chat.example/widget/'],
  [
    'https://cdn.example/npm/@comptoir/widget@1/dist/loader.js',
    'https://cdn.example/npm/@comptoir/widget@1.2.3/dist/',
  ],
  ['https://cdn.example/npm/@comptoir/widget@latest', 'https://cdn.example/npm/@comptoir/widget@1.2.3/dist/'],
  ['https://cdn.example/@comptoir/widget', 'https://cdn.example/@comptoir/widget@1.2.3/dist/'],
  [
    'https://shop.example/node_modules/@comptoir/widget/dist/loader.js',
    'https://shop.example/node_modules/@comptoir/widget/dist/',
  ],
])('the parts of %s are under %s', (loader, base) => {
  expect(chunkBase(loader, '1.2.3')).toBe(base);
});
