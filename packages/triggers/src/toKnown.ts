import type { FactType, FactValue } from './facts.js';
import { isRecord } from './isRecord.js';

/**
 * The value if it is a usable one of its type, else `undefined`, which is "unknown".
 *
 * An empty text, a number that is not finite and a sum with fractions of a minor unit are unknown.
 */
export function toKnown(type: FactType, value: unknown): FactValue | undefined {
  if (type === 'money')
    return isRecord(value) && Number.isSafeInteger(value.amount) && typeof value.currency === 'string'
      ? { amount: Number(value.amount), currency: value.currency }
      : undefined;
  if (type === 'texts')
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
  const isUsable = typeof value === (type === 'text' ? 'string' : type) && value !== '';
  return isUsable && (type !== 'number' || Number.isFinite(value)) ? (value as FactValue) : undefined;
}
