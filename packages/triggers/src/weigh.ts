import { compare } from './compare.js';
import type { Facts } from './facts.js';
import type { Condition } from './rules.js';
import { allOf, anyOf, not, type Truth } from './truth.js';

/** The truth of a condition; `explainCondition` finds the same and writes it down. */
export function weigh(condition: Condition, facts: Facts): Truth {
  if ('all' in condition) return allOf(condition.all.map((inner) => weigh(inner, facts)));
  if ('any' in condition) return anyOf(condition.any.map((inner) => weigh(inner, facts)));
  if ('not' in condition) return not(weigh(condition.not, facts));
  return compare(condition.op, facts[condition.fact], condition.value);
}
