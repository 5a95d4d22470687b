import type { FactValue } from './facts.js';
import { isRecord } from './isRecord.js';
import { matchesGlob } from './matchesGlob.js';
import type { Operator } from './operators.js';
import { toPlain } from './toPlain.js';
import { anyOf, not, type Truth } from './truth.js';

type Size = (actual: number, wanted: number) => boolean;
type TextTest = (actual: string, wanted: string) => boolean;

const sizes: Readonly<Record<string, Size>> = {
  is: (a, b) => a === b,
  gt: (a, b) => a > b,
  gte: (a, b) => a >= b,
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
};

const tests: Readonly<Record<string, TextTest>> = {
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
  if (typeof actual === 'boolean')
    return op === 'is' && typeof wanted === 'boolean' ? actual === wanted : undefined;
  if (typeof actual === 'number') return bySize(op, actual, wanted);
  if (typeof actual === 'string') return byText(op, actual, wanted);
  if (Array.isArray(actual)) return anyOf(actual, (one) => byText(op, one, wanted));
  if (isRecord(actual) && isRecord(wanted) && actual.currency === wanted.currency)
    return bySize(op, Number(actual.amount), wanted.amount);
  return undefined;
}

function bySize(op: string, actual: number, wanted: unknown): Truth {
  return typeof wanted === 'number' ? sizes[op]?.(actual, wanted) : undefined;
}

function byText(op: string, actual: string, wanted: unknown): Truth {
  return typeof wanted === 'string' ? tests[op]?.(toPlain(actual), toPlain(wanted)) : undefined;
}
