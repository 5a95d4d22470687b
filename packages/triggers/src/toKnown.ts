import type { FactType, FactValue } from './facts.js';
import { isRecord } from './isRecord.js';

/**
 * The value if it is a usable one of its type, else `undefined`, which is "unknown".
 *
 * An empty text, a number that is not finite and a sum with fractions of a minor unit are unknown.
 */
export function toKnown(type: FactType, value: unknown): FactValue | undefined {
  switch (type) {
    case 'text':
      return typeof value === 'string' && value ? value : undefined;
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'money':
      return isRecord(value) && Number.isSafeInteger(value.amount) && typeof value.currency === 'string'
        ? { amount: Number(value.amount), currency: value.currency }
        : undefined;
  }
}
