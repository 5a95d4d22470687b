import { fits, maxDepth } from './fits.js';
import { isRecord } from './isRecord.js';
import { expected, type Mistake } from './mistake.js';
import { conditionMembers, languageTag } from './ruleShape.js';
import type { Members, Shape } from './shape.js';

/** Everything that keeps `value` from having the shape: nothing exactly when it `fits`. Never throws. */
export function checkShape(shape: Shape, value: unknown, path: string, depth = 0): Mistake[] {
  const mistake = (what: string): Mistake[] =>
    fits(shape, value, depth) ? [] : [expected(what, value, path)];
  switch (shape.is) {
    case 'text':
      return mistake((typeof value === 'string' && value && shape.pattern?.source) || 'a text');
    case 'number':
      return mistake(`a ${shape.whole ? 'whole ' : ''}number from ${shape.min} to ${shape.max}`);
    case 'boolean':
      return mistake('true or false');
    case 'word':
      return mistake(shape.of.join(' | '));
    case 'list':
      return Array.isArray(value) && value.length >= shape.min && value.length <= shape.max
        ? value.flatMap((item, index) => checkShape(shape.of, item, `${path}[${index}]`, depth + 1))
        : mistake(`a list of ${shape.min} to ${shape.max}`);
    case 'texts':
      if (!isRecord(value) || !Object.keys(value).length) return mistake('a text, or one per language');
      return Object.entries(value).flatMap(([tag, text]) =>
        languageTag.test(tag)
          ? checkShape({ is: 'text' }, text, `${path}.${tag}`)
          : [{ path: `${path}.${tag}`, message: 'not a language tag' }],
      );
    case 'choice': {
      const tag = isRecord(value) ? value[shape.by] : undefined;
      const members = typeof tag === 'string' && Object.hasOwn(shape.of, tag) && shape.of[tag];
      return members
        ? checkMembers({ [shape.by]: { is: 'text' }, ...members }, value, path, depth)
        : [expected(Object.keys(shape.of).join(' | '), tag, `${path}.${shape.by}`)];
    }
    case 'object':
      return checkMembers(shape.of, value, path, depth);
    case 'condition':
      return checkCondition(value, path, depth);
  }
}

function checkMembers(members: Members, value: unknown, path: string, depth: number): Mistake[] {
  if (!isRecord(value)) return [expected('an object', value, path)];
  const missing = Object.keys(members).filter((key) => !key.endsWith('?') && !Object.hasOwn(value, key));
  return [
    ...missing.map((key) => expected('a value', undefined, `${path}.${key}`)),
    ...Object.keys(value).flatMap((key) => {
      const shape = Object.hasOwn(members, key) ? members[key] : members[`${key}?`];
      return shape
        ? checkShape(shape, value[key], `${path}.${key}`, depth + 1)
        : [{ path: `${path}.${key}`, message: 'unknown word' }];
    }),
  ];
}

// The fact must be known, the operator must fit it, and the value must fit both.
function checkCondition(value: unknown, path: string, depth: number): Mistake[] {
  if (!isRecord(value)) return [expected('a condition', value, path)];
  if (depth > maxDepth) return [{ path: path.slice(0, 60), message: 'nested too deeply' }];
  const members = conditionMembers(value);
  if (!members) return [expected('a known fact', value.fact, `${path}.fact`)];
  // A value is only wrong for an operator that is right.
  const wrong = members.op ? checkShape(members.op, value.op, `${path}.op`) : [];
  return wrong.length ? wrong : checkMembers(members, value, path, depth);
}
