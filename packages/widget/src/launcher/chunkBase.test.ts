// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { chunkBase } from './chunkBase.js';

test.each([
  ['https://chat.example/widget/loader.js', 'https://chat.example/widget/'],
  ['https://chat.example/widget/loader.js?v=3/4#x/y', 'https://chat.example/widget/'],
  [
    'https://cdn.example/npm/@comptoir/widget@1/dist/loader.js',
    'https://cdn.example/npm/@comptoir/widget@1.2.3/dist/',
  ],
  ['https://cdn.example/npm/@comptoir/widget@latest', 'https://cdn.example/npm/@comptoir/widget@1.2.3/dist/'],
  ['https://cdn.example/@comptoir/widget', 'https://cdn.example/@comptoir/widget@1.2.3/dist/'],
  ['https://cdn.example/@comptoir/widget?v=3', 'https://cdn.example/@comptoir/widget@1.2.3/dist/'],
  [
    'https://shop.example/node_modules/@comptoir/widget/dist/loader.js',
    'https://shop.example/node_modules/@comptoir/widget/dist/',
  ],
  ['https://shop.example/@comptoir/widgets/loader.js', 'https://shop.example/@comptoir/widgets/'],
  ['https://chat.example/combine?/@comptoir/widget@1', 'https://chat.example/'],
])('the parts of %s are under %s', (loader, base) => {
  expect(chunkBase('1.2.3/3f9a01/', loader, '1.2.3')).toBe(`${base}1.2.3/3f9a01/`);
});

test.each([
  ['https://shop.example/chat', 'https://shop.example/chat/'],
  ['https://shop.example/chat/', 'https://shop.example/chat/'],
  ['/chat', `${location.origin}/chat/`],
  ['https://cdn.example/@comptoir/widget@1', 'https://cdn.example/@comptoir/widget@1/'],
])('a shop that has named %s has them under %s', (assetBase, base) => {
  expect(chunkBase('1.2.3/3f9a01/', 'https://chat.example/loader.js', '1.2.3', assetBase)).toBe(
    `${base}1.2.3/3f9a01/`,
  );
});
