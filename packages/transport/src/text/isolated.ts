/** From Hebrew on: what may be written from right to left, and all that is rarer than Latin, Greek and Cyrillic. */
const foreign = /[^\0-\u058f]/;

/**
 * A name in the middle of a sentence of ours: one that may run the other way is put between the characters that keep
 * its direction to itself (U+2068, U+2069). For texts that go where no element can, or where one would cost more.
 */
export function isolated(name: string): string {
  return foreign.test(name) ? `\u2068${name}\u2069` : name;
}
