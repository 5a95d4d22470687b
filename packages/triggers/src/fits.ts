import { isRecord } from './isRecord.js';
import { conditionMembers, languageTag } from './ruleShape.js';
import type { Members, Shape } from './shape.js';

/** Nobody nests so deep by hand, and a file that nests without end must not exhaust the stack. */
export const maxDepth = 100;

/** Whether `value` has the shape; `checkShape` says what is wrong about it. Never throws, reads own members only. */
export function fits(shape: Shape, value: unknown, depth = 0): boolean {
  switch (shape.is) {
    case 'text':
      return typeof value === 'string' && value !== '' && shape.pattern?.test(value) !== false;
    case 'number':
      return (
        typeof value === 'number' &&
        value >= shape.min &&
        value <= shape.max &&
        (!shape.whole || value % 1 === 0)
      );
    case 'boolean':
      return typeof value === 'boolean';
    case 'word':
      return shape.of.includes(value);
    case 'list':
      return (
        Array.isArray(value) &&
        value.length >= shape.min &&
        value.length <= shape.max &&
        value.every((item) => fits(shape.of, item, depth + 1))
      );
    case 'texts': {
      const texts = isRecord(value) ? value : { en: value };
      const tags = Object.keys(texts);
      return !!tags[0] && tags.every((tag) => languageTag.test(tag) && fits({ is: 'text' }, texts[tag]));
    }
    default:
      return isRecord(value) && hasMembers(membersOf(shape, value, depth), value, depth);
  }
}

type Branching = Extract<Shape, { is: 'object' | 'choice' | 'condition' }>;

function membersOf(shape: Branching, value: Record<string, unknown>, depth: number): Members | undefined {
  if (shape.is === 'object') return shape.of;
  if (shape.is === 'condition') return depth > maxDepth ? undefined : conditionMembers(value);
  const tag = value[shape.by];
  return typeof tag === 'string' && Object.hasOwn(shape.of, tag)
    ? { [shape.by]: { is: 'text' }, ...shape.of[tag] }
    : undefined;
}

function hasMembers(members: Members | undefined, value: Record<string, unknown>, depth: number): boolean {
  if (!members) return false;
  let known = 0;
  for (const [key, shape] of Object.entries(members)) {
    const name = key.replace('?', '');
    const isThere = Object.hasOwn(value, name);
    if (isThere ? !fits(shape, value[name], depth + 1) : name === key) return false;
    if (isThere) known++;
  }
  return known === Object.keys(value).length;
}
