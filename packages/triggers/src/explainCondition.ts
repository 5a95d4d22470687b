import { compare } from './compare.js';
import type { Facts } from './facts.js';
import type { Condition } from './rules.js';
import type { ConditionTrace } from './trace.js';
import { allOf, anyOf, not } from './truth.js';

/** What `weigh` finds, with every member looked at and written down. */
export function explainCondition(condition: Condition, facts: Facts): ConditionTrace {
  if ('fact' in condition) {
    const { fact, op, value } = condition;
    const actual = facts[fact];
    return { fact, op, value, actual, result: compare(op, actual, value) };
  }
  if ('not' in condition) {
    const inner = explainCondition(condition.not, facts);
    return { group: 'not', of: [inner], result: not(inner.result) };
  }
  const group = 'all' in condition ? 'all' : 'any';
  const of = ('all' in condition ? condition.all : condition.any).map((inner) =>
    explainCondition(inner, facts),
  );
  const combine = group === 'all' ? allOf : anyOf;
  return { group, of, result: combine(of.map(({ result }) => result)) };
}
