import { type FactName, type FactValue, factTypes } from './facts.js';
import { isRecord } from './isRecord.js';
import { expected, type Mistake } from './mistake.js';
import { toKnown } from './toKnown.js';

/** The facts a shop handed over, by part: `page`, `cart`, `visitor`. */
export type ContextFacts = Readonly<Partial<Record<FactName, FactValue>>>;

/**
 * Reads one part of what a shop hands over: what is usable, and a mistake for what is there and is not.
 *
 * `undefined`, `null` and an empty text mean "unknown" and are no mistake; members that no rule knows are none either.
 */
export function toContext(part: string, given: unknown): { facts: ContextFacts; mistakes: Mistake[] } {
  const mistakes: Mistake[] = [];
  const facts: Partial<Record<FactName, FactValue>> = {};
  if (isRecord(given)) {
    for (const [name, type] of Object.entries(factTypes)) {
      const [of, member = ''] = name.split('.');
      if (of !== part) continue;
      // The skus in a cart come as its lines.
      const value =
        member === 'contains' && Array.isArray(given.lines)
          ? given.lines.map((line: unknown) => isRecord(line) && line.sku)
          : given[member];
      const known = toKnown(type, value);
      if (known !== undefined) facts[name as FactName] = known;
      else if (value !== undefined && value !== null && value !== '')
        mistakes.push(expected(`a usable ${type}`, value, `${part}.${member}`));
    }
  } else if (given !== undefined && given !== null) mistakes.push(expected('an object', given, part));
  return { facts, mistakes };
}
