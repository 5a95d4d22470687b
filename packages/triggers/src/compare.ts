import type { FactValue } from './facts.js';
import { isRecord } from './isRecord.js';
import { matchesGlob } from './matchesGlob.js';
import type { Money } from './money.js';
import type { Operator } from './operators.js';
import { toPlain } from './toPlain.js';
import { allOf, anyOf, not, type Truth } from './truth.js';

type Test = (actual: string, wanted: string) => boolean;

// Both sides are of one type by then, and rules only name operators that fit it: sizes mean numbers here.
const tests: Readonly<Record<string, Test>> = {
  is: (a, b) => a === b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  contains: (a, b) => a.includes(b),
  startsWith: (a, b) => a.startsWith(b),
  glob: (a, b) => matchesGlob(b, a),
};

/**
 * Compares a fact with a rule's value; unknown for an unknown fact, for two currencies and for whatever does not fit.
 *
 * Only `known` and `unknown` look at absence; an empty text and what is no number count as absent.
 */
export function compare(op: Operator, actual: FactValue | undefined, wanted: unknown): Truth {
  const isKnown = actual != null && actual !== '' && !Number.isNaN(actual);
  if (op === 'known') return isKnown;
  if (op === 'unknown') return !isKnown;
  if (!isKnown) return undefined;
  if (op === 'isNot') return not(compare('is', actual, wanted));
  if (Array.isArray(actual)) return anyOf(actual.map((one) => compare(op, one, wanted)));
  if (Array.isArray(wanted))
    return op === 'between'
      ? allOf([compare('gte', actual, wanted[0]), compare('lte', actual, wanted[1])])
      : anyOf(wanted.map((one) => compare('is', actual, one)));
  if (typeof actual !== typeof wanted) return undefined;
  if (isRecord(actual)) {
    const { amount, currency } = wanted as Money;
    return actual.currency === currency ? compare(op, Number(actual.amount), amount) : undefined;
  }
  const test = tests[op];
  return typeof actual === 'string'
    ? test?.(toPlain(actual), toPlain(wanted as string))
    : test?.(actual as never, wanted as never);
}
