/** A word that depends on values: what is written down for it, and what makes a text of that. */
export interface Transformed<Source, Values extends unknown[]> {
  readonly input: Source;
  /** @param tag the language of `input`, which a translation may have put in place of its own. */
  transform(tag: string, input: Source, ...values: Values): string;
}

/**
 * Makes the writer of such words: `count` and `params` are two.
 *
 * Until a dictionary has bound it to a language, a word is a record; its type is already the function that it
 * becomes there, so that words are used as they are written.
 */
export function transform<Source, Values extends unknown[]>(
  say: Transformed<Source, Values>['transform'],
): (input: Source) => (...values: Values) => string {
  return (input) => ({ input, transform: say }) as unknown as (...values: Values) => string;
}
