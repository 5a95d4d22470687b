import { expect, test } from 'vitest';
import { toXml } from './toXml.js';

test('attributes are escaped, what is not there is left out, and the body is XML', () => {
  expect(toXml('iq', { to: `<"&'>`, id: undefined, h: 0 }, toXml('ping', {}))).toBe(
    '<iq to="&#60;&#34;&#38;&#39;&#62;" h="0"><ping></ping></iq>',
  );
});

test('what a page has hung onto every object is no attribute', () => {
  Object.defineProperty(Object.prototype, 'extended', {
    value: 'x',
    enumerable: true,
    configurable: true,
    writable: true,
  });
  try {
    expect(toXml('a', { b: 'c' })).toBe('<a b="c"></a>');
  } finally {
    Reflect.deleteProperty(Object.prototype, 'extended');
  }
});
