import { factTypes } from './facts.js';
import { isRecord } from './isRecord.js';
import { expected, type Mistake } from './mistake.js';
import { operatorsOf } from './operators.js';
import { languagePattern, valueShape } from './ruleShape.js';
import type { Shape } from './shape.js';

/** Everything in `value` that does not have the shape. Never throws, reads own members only. */
export function checkShape(shape: Shape, value: unknown, path: string): Mistake[] {
  const unless = (fits: boolean, what: string): Mistake[] => (fits ? [] : [expected(what, value, path)]);
  switch (shape.is) {
    case 'text':
      return typeof value === 'string' && value
        ? unless(!shape.pattern || new RegExp(shape.pattern).test(value), shape.pattern ?? '')
        : [expected('a text', value, path)];
    case 'number':
      return unless(
        typeof value === 'number' &&
          value >= shape.min &&
          value <= shape.max &&
          (!shape.whole || value % 1 === 0),
        `a ${shape.whole ? 'whole ' : ''}number from ${shape.min} to ${shape.max}`,
      );
    case 'boolean':
      return unless(typeof value === 'boolean', 'true or false');
    case 'word':
      return unless(typeof value === 'string' && shape.of.includes(value), shape.of.join(' | '));
    case 'list':
      return Array.isArray(value) && value.length >= shape.min && value.length <= shape.max
        ? value.flatMap((item, index) => checkShape(shape.of, item, `${path}[${index}]`))
        : [expected(`a list of ${shape.min} to ${shape.max}`, value, path)];
    case 'texts':
      if (!isRecord(value) || !Object.keys(value).length)
        return unless(typeof value === 'string' && value !== '', 'a text, or one per language');
      return Object.entries(value).flatMap(([tag, text]) =>
        new RegExp(languagePattern).test(tag)
          ? checkShape({ is: 'text' }, text, `${path}.${tag}`)
          : [{ path: `${path}.${tag}`, message: 'not a language tag' }],
      );
    case 'choice': {
      const tag = isRecord(value) ? value[shape.by] : undefined;
      const chosen = typeof tag === 'string' && Object.hasOwn(shape.of, tag) ? shape.of[tag] : undefined;
      return chosen?.is === 'object'
        ? checkMembers(chosen.of, value, path, shape.by)
        : [expected(Object.keys(shape.of).join(' | '), tag, `${path}.${shape.by}`)];
    }
    case 'object':
      return checkMembers(shape.of, value, path);
    case 'condition':
      return checkCondition(value, path);
  }
}

// `tag` names a member that was checked already.
function checkMembers(
  of: Readonly<Record<string, Shape>>,
  value: unknown,
  path: string,
  tag?: string,
): Mistake[] {
  if (!isRecord(value)) return [expected('an object', value, path)];
  const missing = Object.keys(of).filter((key) => !key.endsWith('?') && !Object.hasOwn(value, key));
  return [
    ...missing.map((key) => expected('a value', undefined, `${path}.${key}`)),
    ...Object.keys(value).flatMap((key) => {
      const inner = Object.hasOwn(of, key) ? of[key] : of[`${key}?`];
      if (inner) return checkShape(inner, value[key], `${path}.${key}`);
      return key === tag ? [] : [{ path: `${path}.${key}`, message: 'unknown word' }];
    }),
  ];
}

const inner: Shape = { is: 'condition' };
const any: Shape = { is: 'text' };

// The fact must be known, the operator must fit it, and the value must fit both.
function checkCondition(value: unknown, path: string): Mistake[] {
  if (!isRecord(value)) return [expected('a condition', value, path)];
  // Nobody writes this by hand, and a file that nests without end must not exhaust the stack.
  if (path.length > 400) return [{ path: path.slice(0, 60), message: 'nested too deeply' }];
  for (const group of ['all', 'any'])
    if (group in value)
      return checkMembers({ [group]: { is: 'list', of: inner, min: 1, max: 100 } }, value, path);
  if ('not' in value) return checkMembers({ not: inner }, value, path);
  const { fact, op } = value;
  const type = Object.entries(factTypes).find(([name]) => name === fact)?.[1];
  if (!type) return [expected('a known fact', fact, `${path}.fact`)];
  const operators: readonly string[] = operatorsOf[type];
  if (typeof op !== 'string' || !operators.includes(op))
    return [expected(operators.join(' | '), op, `${path}.op`)];
  const wanted = valueShape(type, op);
  return checkMembers({ fact: any, op: any, ...(wanted && { value: wanted }) }, value, path);
}
