import { type FactType, factTypes } from './facts.js';
import { operatorsOf } from './operators.js';
import { languageTag, ruleShape, setShapes, valueShape } from './ruleShape.js';
import type { Members, Shape } from './shape.js';

const text = '"[^"]+"';
const quote = (word: unknown): string => String(word).replace(/[.$]/g, '\\$&');
const either = (of: readonly string[]): string => (of.length > 1 ? `(${of.join('|')})` : (of[0] ?? ''));
const words = (of: readonly unknown[]): string => `"${either(of.map(quote))}"`;

/** The source of `rulePatterns.ts`: the language of rules as patterns, from the tables that the validator reads. */
export function toPatterns(): string {
  const file = {
    ...Object.fromEntries(Object.entries(setShapes).map(([name, shape]) => [`${name}?`, shape])),
    rules: { is: 'list', of: ruleShape, min: 0, max: 1000 },
  } as const;
  return `/** A whole file of rules as \`isSound\` writes it, with \`_\` for each condition. Generated from \`ruleShape\`. */
export const filePattern = /^${members(file)}$/;

/** A condition as \`isSound\` writes it, with \`_\` for each condition within. Generated from \`ruleShape\`. */
export const conditionPattern = /${condition()}/g;
`;
}

function toPattern(shape: Shape): string {
  switch (shape.is) {
    case 'text':
      // Nothing that our patterns allow is written otherwise within quotes.
      return shape.pattern ? `"(${shape.pattern.source.replace(/[$^]/g, '')})"` : text;
    case 'number':
      return number(shape);
    case 'boolean':
      return either(['true', 'false']);
    case 'word':
      return words(shape.of);
    case 'list':
      return `\\[(${toPattern(shape.of)},){${shape.min},${shape.max}}\\]`;
    case 'texts':
      return either([text, `\\{("${languageTag.source.replace(/[$^]/g, '')}":${text},)+\\}`]);
    case 'choice':
      return either(
        Object.entries(shape.of).map(([tag, of]) =>
          members({ [shape.by]: { is: 'word', of: [tag] }, ...of }),
        ),
      );
    case 'object':
      return members(shape.of);
    case 'condition':
      return '_';
  }
}

// Fewer digits than the greatest has: all of them are smaller.
function number({ min, max, whole }: Extract<Shape, { is: 'number' }>): string {
  const digits = String(max).length - 1;
  const sign = min < 0 ? '-?' : '';
  return min > 0 ? `[1-9]\\d{0,${digits - 1}}` : `${sign}\\d{1,${digits}}${whole ? '' : '(\\.\\d+)?'}`;
}

function members(of: Members): string {
  const each = Object.entries(of)
    // Whoever has a schedule needs the part with the clock anyway, and the exact check is there.
    .filter(([key]) => key !== 'schedule?')
    .map(([key, shape]) => ({ name: key.replace('?', ''), isOptional: key.endsWith('?'), shape }))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, isOptional, shape }) => {
      const member = `"${quote(name)}":${toPattern(shape)},`;
      return isOptional ? `(${member})?` : member;
    });
  return `\\{${each.join('')}\\}`;
}

// One branch for all facts that take the same operators with the same kinds of value.
function condition(): string {
  const branches = new Map<string, string[]>();
  for (const [type, operators] of Object.entries(operatorsOf)) {
    const byValue = new Map<string, string[]>();
    for (const op of operators) {
      const shape = valueShape(type as FactType, op);
      const value = shape ? `"value":${toPattern(shape)},` : '';
      byValue.set(value, [...(byValue.get(value) ?? []), op]);
    }
    const tails = [...byValue].map(([value, ops]) => `${words(ops)},${value}`);
    const facts = Object.entries(factTypes).flatMap(([name, of]) => (of === type ? [name] : []));
    branches.set(either(tails), [...(branches.get(either(tails)) ?? []), ...facts]);
  }
  const leaves = [...branches].map(([tail, facts]) => `"fact":${words(facts)},"op":${tail}`);
  return `\\{${either([...leaves, '"(all|any)":\\[(_,){1,100}\\],', '"not":_,'])}\\}`;
}
