import { compare } from './compare.js';
import { type Facts, factTypes } from './facts.js';
import type { Condition } from './rules.js';
import { toKnown } from './toKnown.js';
import { allOf, anyOf, not, type Truth } from './truth.js';

/** The truth of a condition; stops at the first member that decides. `explainCondition` finds the same. */
export function weigh(condition: Condition, facts: Facts): Truth {
  if ('fact' in condition) {
    const { fact, op, value } = condition;
    return compare(op, toKnown(factTypes[fact], facts[fact]), value);
  }
  if ('not' in condition) return not(weigh(condition.not, facts));
  return 'any' in condition
    ? anyOf(condition.any, (inner) => weigh(inner, facts))
    : allOf(condition.all, (inner) => weigh(inner, facts));
}
