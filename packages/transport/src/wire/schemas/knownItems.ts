import * as v from 'valibot';
import { shape } from './shape.js';

/** Schemas by the value of the member that tells them apart. */
export type Table = Readonly<Record<string, v.GenericSchema<unknown, unknown>>>;

type Known<T extends Table> = Exclude<v.InferOutput<T[keyof T]>, undefined>;

/**
 * One schema out of a table, by the member `key`. An unknown tag is what a newer version of the other side
 * may say: it becomes `undefined`, or what `fallback` makes of it, and never an error.
 */
// @__NO_SIDE_EFFECTS__
export function known<const T extends Table>(
  key: string,
  table: T,
  fallback: (input: unknown) => Known<T> | undefined = () => undefined,
): v.GenericSchema<unknown, Known<T> | undefined> {
  const tagged = shape({ [key]: v.string() });
  const unknown = v.pipe(v.unknown(), v.transform(fallback));
  return v.lazy((input): v.GenericSchema<unknown, Known<T> | undefined> => {
    const tag = (input as Record<string, unknown> | null | undefined)?.[key];
    if (typeof tag !== 'string')
      return tagged as v.GenericSchema<unknown, unknown> as v.GenericSchema<unknown, undefined>;
    return Object.hasOwn(table, tag) ? (table[tag] as v.GenericSchema<unknown, Known<T>>) : unknown;
  });
}

/** A list of `known` items without the unknown ones. */
// @__NO_SIDE_EFFECTS__
export function knownItems<const T extends Table>(
  key: string,
  table: T,
  fallback?: (input: unknown) => Known<T> | undefined,
): v.GenericSchema<unknown, Known<T>[]> {
  return v.pipe(
    v.array(known(key, table, fallback)),
    v.transform((items) => items.filter((item): item is Known<T> => item !== undefined)),
  );
}
