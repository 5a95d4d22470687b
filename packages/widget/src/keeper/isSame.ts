import { isPlain } from './isPlain.js';

/**
 * Whether two values say the same: data member by member, where an absent one is as good as `undefined`;
 * everything else by identity. A component gets new objects with each render that say what the old ones said.
 */
export function isSame(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, index) => isSame(value, other[index]));
  if (!isPlain(one) || !isPlain(other)) return Object.is(one, other);
  return Object.keys({ ...one, ...other }).every((name) => isSame(one[name], other[name]));
}
