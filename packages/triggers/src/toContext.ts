import type { FactName, FactType, FactValue } from './facts.js';
import { isRecord } from './isRecord.js';
import { expected, type Mistake } from './mistake.js';

/** The facts a shop handed over, by part: `page`, `cart`, `visitor`. */
export type ContextFacts = Readonly<Partial<Record<FactName, FactValue>>>;

/** What a shop may tell, by part. The skus in a cart come as its lines. */
export const contextTypes: Readonly<Record<string, Readonly<Record<string, FactType>>>> = {
  page: { url: 'text', path: 'text', type: 'text', title: 'text', language: 'text' },
  cart: { total: 'money', count: 'number', contains: 'texts' },
  visitor: { new: 'boolean' },
};

/**
 * Reads one part of what a shop hands over: what is usable, and a mistake for what is there and is not.
 *
 * `undefined`, `null` and an empty text mean "unknown" and are no mistake; members that no rule knows are none either.
 */
export function toContext(part: string, given: unknown): { facts: ContextFacts; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const facts: Record<string, FactValue> = {};
  const isUsable = isRecord(given);
  if (!isUsable && given != null) mistakes.push(expected('an object', given, part));
  const { lines, ...members } = isUsable ? given : {};
  if (Array.isArray(lines)) members.contains = lines.map((line) => line?.sku);
  for (const [member, type] of Object.entries(contextTypes[part] ?? {})) {
    const value = members[member];
    if (value == null || value === '') continue;
    if (isOfType(type, value)) facts[`${part}.${member}`] = value;
    else mistakes.push(expected(`a usable ${type}`, value, `${part}.${member}`));
  }
  return { facts, mistakes };
}

function isOfType(type: FactType, value: unknown): value is FactValue {
  if (type === 'money')
    return isRecord(value) && Number.isSafeInteger(value.amount) && typeof value.currency === 'string';
  if (type === 'texts') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (type === 'number') return Number.isFinite(value);
  return typeof value === (type === 'text' ? 'string' : type);
}
