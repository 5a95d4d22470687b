import { describe, expect, test } from 'vitest';
import { sampleRule } from '../test/sampleRule.js';
import { evaluate } from './evaluate.js';
import { newHistory } from './history.js';
import { parseRules } from './parseRules.js';

const now = Date.UTC(2026, 10, 20, 23, 30);

const run = (rules: Record<string, unknown>[], change: object = {}) => {
  const { set, problems } = parseRules({ zone: 'Europe/Moscow', rules });
  expect(problems).toEqual([]);
  return evaluate({
    set,
    facts: {},
    history: newHistory(now),
    now,
    signal: { signal: 'exitIntent', afterSeconds: 5 },
    random: 0,
    ...change,
  });
};

describe('8 · the same input gives the same decision', () => {
  test('on frozen input, again and again', () => {
    const deepFreeze = <T>(value: T): T => {
      if (value && typeof value === 'object')
        for (const inner of Object.values(Object.freeze(value))) deepFreeze(inner);
      return value;
    };
    const { set } = parseRules({ rules: [sampleRule(), sampleRule({ id: 'other' })] });
    const input = deepFreeze({
      set,
      facts: { 'cart.count': 2 },
      history: newHistory(now, [now - 1e6, 'shown', 'x']),
      now,
      signal: { signal: 'exitIntent', afterSeconds: 5 },
      random: 0.7,
    } as const);
    expect(evaluate(input)).toEqual(evaluate(input));
    expect(evaluate(input).winner?.id).toBe('other');
  });

  test('among equals the given number draws', () => {
    const rules = ['a', 'b', 'c'].map((id) => sampleRule({ id }));
    expect([0, 0.34, 0.99].map((random) => run(rules, { random }).winner?.id)).toEqual(['a', 'b', 'c']);
  });
});

describe('9 · every decision has a trace', () => {
  test('each gate, each condition with its values, who won and why the others did not', () => {
    const { trace } = run(
      [
        sampleRule({
          id: 'talks',
          priority: 1,
          if: {
            any: [
              { fact: 'cart.count', op: 'gt', value: 1 },
              { fact: 'page.type', op: 'is', value: 'cart' },
            ],
          },
        }),
        sampleRule({ id: 'draft', status: 'draft' }),
        sampleRule({ id: 'poor', if: { not: { fact: 'cart.count', op: 'gt', value: 1 } } }),
        sampleRule({ id: 'blind', if: { fact: 'page.type', op: 'is', value: 'cart' } }),
        sampleRule({ id: 'deaf', when: { signal: 'cartChanged' } }),
        sampleRule({ id: 'lower' }),
      ],
      { facts: { 'cart.count': 2 } },
    );
    expect(trace.winner).toBe('talks');
    expect(trace.rules.map(({ ruleId, won, reason }) => [ruleId, won, reason])).toEqual([
      ['talks', true, undefined],
      ['draft', false, 'status'],
      ['poor', false, 'conditionFalse'],
      ['blind', false, 'conditionUnknown'],
      ['lower', false, 'outranked'],
    ]);
    expect(trace.rules[0]?.condition).toEqual({
      group: 'any',
      result: true,
      of: [
        { fact: 'cart.count', op: 'gt', value: 1, actual: 2, result: true },
        { fact: 'page.type', op: 'is', value: 'cart', actual: undefined, result: undefined },
      ],
    });
    expect(trace.rules[0]?.gates.find(({ gate }) => gate === 'capped')).toEqual({
      gate: 'capped',
      passed: true,
      detail: '0 of 1 per visit',
    });
    expect(trace.rules[0]?.gates.map(({ gate }) => gate)).toEqual([
      ...['hidden', 'typing', 'dialog', 'onScreen', 'otherTab', 'chatOpen', 'payment'],
      ...['visitBudget', 'dayBudget', 'gap', 'afterDismissal'],
      ...['status', 'notYet', 'schedule', 'capped', 'stopped', 'withdrawn', 'conditionFalse'],
    ]);
  });
});

describe('schedule, by the clock in the zone', () => {
  // 23:30 UTC on a Friday is half past two on Saturday in Moscow.
  test.each([
    [{ days: ['sat'] }, true],
    [{ days: ['fri'] }, false],
    [{ hours: ['02:00', '03:00'] }, true],
    [{ hours: ['02:00', '02:30'] }, false],
    [{ hours: ['02:30', '24:00'] }, true],
    [{ hours: ['22:00', '03:00'] }, true],
    [{ hours: ['22:00', '03:00'], days: ['fri'] }, true],
    [{ hours: ['22:00', '03:00'], days: ['sat'] }, false],
    [{ from: '2026-11-21' }, true],
    [{ from: '2026-11-22' }, false],
    [{ until: '2026-11-22' }, true],
    [{ until: '2026-11-21' }, false],
  ])('%j: %s', (schedule, expected) => {
    expect(run([sampleRule({ schedule })]).winner !== undefined).toBe(expected);
  });
});
