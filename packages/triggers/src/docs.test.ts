import { describe, expect, test } from 'vitest';
import guide from '../../../docs/triggers.md?raw';
import readme from '../README.md?raw';
import { sampleRule } from '../test/sampleRule.js';
import { evaluate } from './evaluate.js';
import { factTypes } from './facts.js';
import { newHistory } from './history.js';
import { operatorsOf } from './operators.js';
import { parseRules } from './parseRules.js';

const snippets = [...`${guide}\n${readme}`.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => text);

describe('the snippets in the guide', () => {
  test.each(snippets)('are valid: %s', (text) => {
    const value = JSON.parse(text);
    // A snippet is a whole file, a schedule or a condition.
    const file = value.rules
      ? value
      : { zone: 'Europe/Paris', rules: [sampleRule(value.days ? { schedule: value } : { if: value })] };
    expect(parseRules(file).problems).toEqual([]);
  });

  test('there are some', () => {
    expect(snippets.length).toBeGreaterThanOrEqual(3);
  });

  test.each([
    [15_000, 'EUR', 'cart', 'cart-rescue'],
    [14_999, 'EUR', 'cart', undefined],
    [15_000, 'RUB', 'cart', undefined],
    [15_000, 'EUR', 'order', undefined],
    [15_000, 'EUR', undefined, undefined],
  ])('the recipe does what it says: %i %s on %s → %s', (amount, currency, type, expected) => {
    const now = Date.UTC(2026, 10, 21);
    const { winner } = evaluate({
      set: parseRules(JSON.parse(snippets[0] ?? '')).set,
      facts: { 'cart.total': { amount, currency }, 'page.type': type },
      history: newHistory(now),
      now,
      signal: { signal: 'exitIntent', afterSeconds: 3 },
      random: 0,
    });
    expect(winner?.id).toBe(expected);
  });
});

test('the guide names every fact, operator, signal and reason', () => {
  const { trace } = evaluate({
    set: parseRules({ rules: [sampleRule()] }).set,
    facts: {},
    history: newHistory(0),
    now: 0,
    signal: { signal: 'exitIntent', afterSeconds: 3 },
    random: 0,
  });
  const words = [
    ...Object.keys(factTypes),
    ...Object.values(operatorsOf).flat(),
    ...(trace.rules[0]?.gates.map(({ gate }) => gate) ?? []),
    ...['conditionUnknown', 'outranked', 'idle', 'dwell', 'cartChanged', 'custom', 'purchase', 'chatStarted'],
  ];
  expect(words.filter((word) => !guide.includes(`\`${word}\``))).toEqual([]);
});
