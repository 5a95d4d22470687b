import { expect, it } from 'vitest';
import { toEndpoints } from './toEndpoints.js';

it.each([
  ['https://chat.example', 's', 'chat.example', ''],
  ['wss://chat.example/', 's', 'chat.example', ''],
  ['http://127.0.0.1:8787', '', '127.0.0.1:8787', ''],
  ['ws://chat.example/behind/proxy/?shop=7', '', 'chat.example/behind/proxy', '?shop=7'],
])('finds everything under %s', (url, secure, place, query) => {
  expect(toEndpoints(url)).toEqual({
    socket: `ws${secure}://${place}/v1/visitor${query}`,
    base: `http${secure}://${place}`,
    search: query,
  });
});

it.each(['', 'chat.example', '//chat.example', 'ftp://chat.example', 'javascript:alert(1)'])(
  'refuses %j',
  (url) => {
    expect(() => toEndpoints(url)).toThrow(TypeError);
  },
);
