import { expect, test } from 'vitest';
import { factTypes } from './facts.js';
import { contextTypes, toContext } from './toContext.js';

test.each([
  ['page', 'path', 5],
  ['cart', 'count', Number.NaN],
  ['cart', 'count', '5'],
  ['cart', 'total', { amount: 1.5, currency: 'EUR' }],
  ['cart', 'total', { amount: 5 }],
  ['cart', 'lines', [{ sku: 'a' }, { sku: 5 }]],
  ['visitor', 'new', 0],
])('%s.%s of %j is unknown, and a mistake', (part, member, value) => {
  const { facts, mistakes } = toContext(part, { [member]: value });
  expect(facts).toEqual({});
  expect(mistakes).toHaveLength(1);
});

test('what is absent, empty or of no interest is unknown, and no mistake', () => {
  for (const given of [undefined, null, { path: undefined }, { path: null }, { path: '' }, { color: 'plum' }])
    expect(toContext('page', given)).toEqual({ facts: {}, mistakes: [] });
});

test('what a shop may tell has the types that rules compare', () => {
  for (const [part, members] of Object.entries(contextTypes))
    for (const [member, type] of Object.entries(members))
      expect(factTypes).toHaveProperty([`${part}.${member}`], type);
});
