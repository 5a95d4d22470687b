import { badFrame } from '../badFrame.js';

/**
 * Checks a value and gives a copy of what is known of it.
 *
 * @param path where the value stands, for the error's text.
 * @throws ChatError `bad_frame`
 */
export type Schema<T> = (value: unknown, path: string) => T;

/** What a schema gives. */
export type Output<S> = S extends Schema<infer T> ? T : never;

/** A value that a test holds for; `expected` says which. */
// @__NO_SIDE_EFFECTS__
export function that<T>(expected: string, test: (value: unknown) => boolean): Schema<T> {
  return (value, path) => {
    if (test(value)) return value as T;
    throw badFrame(path, expected, value);
  };
}

// @__NO_SIDE_EFFECTS__
function primitive<T>(type: string): Schema<T> {
  return that(type, (value) => typeof value === type);
}

/** Any string. */
export const text: Schema<string> = primitive('string');

/** Any number. */
export const number: Schema<number> = primitive('number');

/** `true` or `false`. */
export const flag: Schema<boolean> = primitive('boolean');

/** One of these values. */
// @__NO_SIDE_EFFECTS__
export function oneOf<const T extends readonly (string | number)[]>(...values: T): Schema<T[number]> {
  return that(values.join(' | '), (value) => values.includes(value as T[number]));
}

/** What the schema says, or `false`. */
// @__NO_SIDE_EFFECTS__
export function orOff<T>(offered: Schema<T>): Schema<T | false> {
  return (value, path) => value !== false && offered(value, path);
}

/** A list of such items. */
// @__NO_SIDE_EFFECTS__
export function list<T>(item: Schema<T>): Schema<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw badFrame(path, 'array', value);
    return value.map((one, index) => item(one, `${path}[${index}]`));
  };
}
