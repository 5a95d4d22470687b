import { list, type Output, type Schema, text } from './schema.js';
import { membersOf } from './shape.js';

/** Schemas by the value of the member that tells them apart, without that member. */
export type Table = Readonly<Record<string, Schema<object | undefined>>>;

/** Every value that a table knows, with the member that tells them apart. */
export type Known<Key extends string, T extends Table> = {
  [Tag in keyof T & string]: { [K in Key]: Tag } & Exclude<Output<T[Tag]>, undefined>;
}[keyof T & string];

/**
 * One schema out of a table, by the member `key`. An unknown tag is what a later version of the other side may
 * say: it becomes what `fallback` makes of it, `undefined` without one, and never an error.
 */
// @__NO_SIDE_EFFECTS__
export function known<Key extends string, const T extends Table>(
  key: Key,
  table: T,
  fallback?: (members: Readonly<Record<string, unknown>>) => Known<Key, T> | undefined,
): Schema<Known<Key, T> | undefined> {
  return (value, path) => {
    const members = membersOf(value, path);
    const tag = text(members[key], `${path}.${key}`);
    if (!Object.hasOwn(table, tag)) return fallback?.(members);
    const copy = table[tag]?.(members, path);
    return copy && ({ [key]: tag, ...copy } as Known<Key, T>);
  };
}

/** A list of known values; the others are left out. */
// @__NO_SIDE_EFFECTS__
export function knownItems<Key extends string, const T extends Table>(
  key: Key,
  table: T,
  fallback?: (members: Readonly<Record<string, unknown>>) => Known<Key, T> | undefined,
): Schema<Known<Key, T>[]> {
  const items = list(known(key, table, fallback));
  return (value, path) => items(value, path).filter((item) => item !== undefined);
}
