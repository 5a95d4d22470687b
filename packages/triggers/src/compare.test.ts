import { describe, expect, test } from 'vitest';
import { createSeeded } from '../test/createSeeded.js';
import { compare } from './compare.js';
import { explainCondition } from './explainCondition.js';
import { type FactName, type FactValue, factTypes } from './facts.js';
import { type Operator, operatorsOf } from './operators.js';
import type { Condition } from './rules.js';
import type { Truth } from './truth.js';
import { allOf, anyOf, not } from './truth.js';
import { weigh } from './weigh.js';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const T = true;
const F = false;
const U = undefined;

test.each<[Operator, FactValue | undefined, unknown, Truth]>([
  ['is', 'Cart', 'cart', T],
  ['is', 'ﬁne', 'FINE', T],
  ['is', 'Ёлка', 'ёлка', T],
  ['isNot', 'cart', 'checkout', T],
  ['isNot', undefined, 'checkout', U],
  ['oneOf', 'cart', ['listing', 'CART'], T],
  ['oneOf', 'cart', ['listing'], F],
  ['contains', 'Robe en lin', 'LIN', T],
  ['startsWith', '/fr/cart', '/FR/', T],
  ['glob', '/fr/robes/lin-12', '/*/robes/*-1?', T],
  ['glob', '/fr/robes', '/*/robes/*', F],
  ['glob', 'a*b', 'a*b', T],
  ['glob', `${'a'.repeat(5000)}c`, `${'*a'.repeat(200)}b`, F],
  ['gt', 2, 2, F],
  ['gte', 2, 2, T],
  ['lt', 1, 2, T],
  ['lte', 3, 2, F],
  ['between', 2, [1, 2], T],
  ['between', 3, [1, 2], F],
  ['gte', eur(15_000), eur(15_000), T],
  ['gte', eur(14_999), eur(15_000), F],
  ['gte', eur(15_000), { amount: 1, currency: 'RUB' }, U],
  ['is', eur(5), { amount: 5, currency: 'RUB' }, U],
  ['isNot', eur(5), { amount: 5, currency: 'RUB' }, U],
  ['between', eur(5), [eur(1), eur(9)], T],
  ['between', eur(5), [eur(1), { amount: 9, currency: 'RUB' }], U],
  ['is', false, false, T],
  ['isNot', false, true, T],
  ['is', ['LIL-01', 'LIL-02'], 'lil-02', T],
  ['isNot', ['LIL-01', 'LIL-02'], 'lil-02', F],
  ['startsWith', ['LIL-01'], 'lil', T],
  ['is', [], 'lil-02', F],
  ['isNot', [], 'lil-02', T],
  ['known', undefined, undefined, F],
  ['known', false, undefined, T],
  ['unknown', undefined, undefined, T],
  ['unknown', 0, undefined, F],
  // What does not fit is unknown, never false.
  ['gt', 'text', 5, U],
  ['gt', Number.NaN, 5, U],
  ['known', Number.NaN, undefined, F],
  ['is', 5, '5', U],
  ['contains', 5, '5', U],
  ['between', 5, 5, U],
  ['oneOf', 'a', 'a', U],
])('%s: %j against %j is %s', (op, actual, wanted, expected) => {
  expect(compare(op, actual, wanted)).toBe(expected);
});

describe("Kleene's tables", () => {
  test.each<[Truth, Truth, Truth, Truth]>([
    [T, T, T, T],
    [T, F, F, T],
    [T, U, U, T],
    [F, T, F, T],
    [F, F, F, F],
    [F, U, F, U],
    [U, T, U, T],
    [U, F, F, U],
    [U, U, U, U],
  ])('%s with %s: all is %s, any is %s', (one, other, all, any) => {
    expect(allOf([one, other])).toBe(all);
    expect(anyOf([one, other])).toBe(any);
  });

  test('not unknown is unknown', () => {
    expect([not(T), not(F), not(U)]).toEqual([F, T, U]);
  });
});

const names = Object.keys(factTypes) as FactName[];

/** Any value that an operator takes with a type of fact. */
function anyValue(pick: <T>(list: readonly T[]) => T, name: FactName, op: Operator): Condition {
  const one = {
    text: () => pick(['cart', '*', '/fr/']),
    texts: () => pick(['LIL-01', '']),
    number: () => pick([0, 5, -1]),
    boolean: () => pick([true, false]),
    money: () => pick([eur(0), eur(15_000), { amount: 0, currency: 'RUB' }]),
  }[factTypes[name]];
  const value = op === 'between' ? [one(), one()] : op === 'oneOf' ? [one()] : one();
  return { fact: name, op, value: value as string };
}

describe.each([1, 20_261_121, Date.now()])('with the seed %i', (seed) => {
  const { pick, below } = createSeeded(seed);
  const leaf = (): Condition => {
    const name = pick(names);
    return anyValue(pick, name, pick(operatorsOf[factTypes[name]]));
  };
  const tree = (depth: number): Condition => {
    const kind = depth ? below(4) : 3;
    const members = () => Array.from({ length: 1 + below(3) }, () => tree(depth - 1));
    if (kind === 0) return { all: members() };
    if (kind === 1) return { any: members() };
    return kind === 2 ? { not: tree(depth - 1) } : leaf();
  };

  test('a missing fact is never true and never false, alone or negated', () => {
    for (const name of names)
      for (const op of operatorsOf[factTypes[name]].filter((op) => op !== 'known' && op !== 'unknown')) {
        const condition = anyValue(pick, name, op);
        for (const facts of [{}, { [name]: undefined }, { [name]: null }, { [name]: '' }]) {
          const known = facts as Record<string, never>;
          expect(weigh(condition, known), JSON.stringify(condition)).toBeUndefined();
          expect(weigh({ not: condition }, known)).toBeUndefined();
        }
      }
  });

  test('the quick answer and the explained one agree', () => {
    const values: Record<string, unknown[]> = {
      text: ['cart', '/fr/cart'],
      texts: [['LIL-01'], []],
      number: [0, 5],
      boolean: [true, false],
      money: [eur(15_000)],
    };
    for (let i = 0; i < 500; i++) {
      const condition = tree(3);
      const facts = Object.fromEntries(
        names.filter(() => below(2)).map((name) => [name, pick(values[factTypes[name]] ?? [])]),
      );
      expect(weigh(condition, facts as never), JSON.stringify({ condition, facts })).toBe(
        explainCondition(condition, facts as never).result,
      );
    }
  });
});
