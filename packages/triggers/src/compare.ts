import type { FactValue } from './facts.js';
import { isRecord } from './isRecord.js';
import { matchesGlob } from './matchesGlob.js';
import type { Operator } from './operators.js';
import { toPlain } from './toPlain.js';
import { anyOf, not, type Truth } from './truth.js';

const sizes: Readonly<Record<string, (actual: number, wanted: number) => boolean>> = {
  is: (a, b) => a === b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
};

const tests: Readonly<Record<string, (actual: string, wanted: string) => boolean>> = {
  is: (a, b) => a === b,
  contains: (a, b) => a.includes(b),
  startsWith: (a, b) => a.startsWith(b),
  glob: (a, b) => matchesGlob(b, a),
};

/**
 * Compares a fact with a rule's value; unknown for an unknown fact, for two currencies and for whatever does not fit.
 *
 * Only `known` and `unknown` look at absence.
 */
export function compare(op: Operator, actual: FactValue | undefined, wanted: unknown): Truth {
  if (op === 'known') return actual !== undefined;
  if (op === 'unknown') return actual === undefined;
  if (actual === undefined) return undefined;
  if (op === 'isNot') return not(compare('is', actual, wanted));
  if (op === 'oneOf')
    return Array.isArray(wanted) ? anyOf(wanted, (one) => compare('is', actual, one)) : undefined;
  if (op === 'between') {
    if (!Array.isArray(wanted)) return undefined;
    const low = compare('gte', actual, wanted[0]);
    return low === true ? compare('lte', actual, wanted[1]) : low;
  }
  if (Array.isArray(actual)) return anyOf(actual, (one) => compare(op, one, wanted));
  if (isRecord(actual))
    return isRecord(wanted) && actual.currency === wanted.currency
      ? compare(op, Number(actual.amount), wanted.amount)
      : undefined;
  if (typeof actual === 'string')
    return typeof wanted === 'string' ? tests[op]?.(toPlain(actual), toPlain(wanted)) : undefined;
  if (typeof wanted !== typeof actual) return undefined;
  // Of two truths only their being the same means anything.
  return typeof actual === 'number'
    ? sizes[op]?.(actual, Number(wanted))
    : op === 'is'
      ? actual === wanted
      : undefined;
}
