import { describe, expect, test } from 'vitest';
import { fillCanned } from './fillCanned.js';
import { filterCanned } from './filterCanned.js';
import { slashQuery } from './slashQuery.js';

describe('slashQuery', () => {
  test.each([
    ['/', 1, ''],
    ['/ret', 4, 'ret'],
    ['Sure. /ret', 10, 'ret'],
    ['line\n/r', 7, 'r'],
    ['/return now', 7, 'return'],
    ['and/or', 6, undefined],
    ['https://shop', 12, undefined],
    ['/ret ', 5, undefined],
    ['/ret', 0, undefined],
    ['', 0, undefined],
  ])('%j with the caret at %i asks for %j', (text, caret, query) => {
    expect(slashQuery(text, caret)?.query).toBe(query);
  });

  test('says which part of the text is to be replaced', () => {
    expect(slashQuery('Sure. /ret please', 10)).toEqual({ start: 6, end: 10, query: 'ret' });
  });
});

describe('filterCanned', () => {
  const replies = [
    { key: 'hello', text: 'Hello!' },
    { key: 'return', text: 'You can return it.' },
    { key: 'delivery', text: 'Two days.' },
    { key: 'late-return', text: 'Sorry.' },
    { key: 'rtn', text: 'Rituals.' },
  ];
  test.each([
    ['', 'hello return delivery late-return rtn'],
    ['return', 'return late-return'],
    ['RET', 'return late-return'],
    ['rtn', 'rtn return late-return'],
    ['dlv', 'delivery'],
    ['days', 'delivery'],
    ['zzz', ''],
  ])('%j finds %j', (query, expected) => {
    expect(
      filterCanned(replies, query)
        .map((reply) => reply.key)
        .join(' '),
    ).toBe(expected);
  });
});

describe('fillCanned', () => {
  test.each([
    ['Hello {name}!', { name: 'Zoé' }, 'Hello Zoé!'],
    ['Hello, {name}!', { name: undefined }, 'Hello!'],
    ['{name}, hello', { name: undefined }, ', hello'],
    ['{name} and {name}', { name: '$&' }, '$& and $&'],
    ['Code {code}', { name: 'A' }, 'Code {code}'],
    ['{toString}', { name: 'A' }, '{toString}'],
  ])('%j with %j is %j', (text, values, expected) => {
    expect(fillCanned(text, values)).toBe(expected);
  });
});
