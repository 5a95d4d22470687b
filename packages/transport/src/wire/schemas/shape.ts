import { badFrame } from '../badFrame.js';
import type { Output, Schema } from './schema.js';

type Members = Readonly<Record<string, Schema<unknown>>>;

/** An object with these members. */
export type Shape<Required extends Members, Optional extends Members> = {
  [K in keyof Required]: Output<Required[K]>;
} & { [K in keyof Optional]?: Output<Optional[K]> };

/** The members of an object. */
export function membersOf(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || !value) throw badFrame(path, 'object', value);
  return value as Readonly<Record<string, unknown>>;
}

/** An object of known members; all others are left behind, `__proto__` and its like among them. */
// @__NO_SIDE_EFFECTS__
export function shape<R extends Members>(required: R): Schema<Shape<R, Record<never, never>>>;
export function shape<R extends Members, O extends Members>(required: R, optional: O): Schema<Shape<R, O>>;
export function shape(required: Members, optional: Members = {}): Schema<object> {
  return (value, path) => {
    const members = membersOf(value, path);
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(required)) copy[key] = required[key]?.(members[key], `${path}.${key}`);
    for (const key of Object.keys(optional)) {
      if (!Object.hasOwn(members, key)) continue;
      const one = optional[key]?.(members[key], `${path}.${key}`);
      if (one !== undefined) copy[key] = one;
    }
    return copy;
  };
}

/** An object whose members are named by the other side. */
// @__NO_SIDE_EFFECTS__
export function record<T>(item: Schema<T>): Schema<Record<string, T>> {
  return (value, path) => {
    const copy: Record<string, T> = {};
    for (const [key, one] of Object.entries(membersOf(value, path))) {
      // Assigned, the first would replace the copy's prototype; the others mislead whoever looks them up.
      if (!/^(__proto__|constructor|prototype)$/.test(key))
        copy[key] = item(one, `${path}.${key.slice(0, 40)}`);
    }
    return copy;
  };
}
