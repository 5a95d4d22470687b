import type { Locale } from './locale.js';

/** The words of one window in one language. */
export interface Dictionary {
  /** BCP 47 tag for `lang` and for Intl: the visitor's own (`en-GB`) where we speak its language, else `en`. */
  readonly tag: string;
  /** One part's words; `base` is its English, used for whatever the locale lacks. */
  words<Base extends Record<string, string | ((...values: never[]) => string)>>(
    part: keyof Locale,
    base: Base,
  ): Base;
}

/** A word as it is written down: a text, or what a transform of `@nanostores/i18n` made of one. */
type Word =
  | string
  | { readonly input: unknown; transform(tag: string, input: unknown, values: unknown[]): string };

/**
 * Makes the words of one window. Each window has its own: two on one page may speak different languages.
 *
 * @param locale from `loadLocale(language)`; absent means English.
 */
export function createDictionary(language: string, locale?: Locale): Dictionary {
  const code = locale ? (language.split('-')[0] ?? 'en').toLowerCase() : 'en';
  // A part asks at every render, and its words are the same each time.
  const known = new Map<string, object>();
  return {
    tag: locale || /^en\b/i.test(language) ? language : 'en',
    words: (part, base) => {
      const own: Readonly<Record<string, unknown>> = locale?.[part] ?? {};
      const words =
        known.get(part) ??
        Object.fromEntries(
          Object.entries(base as unknown as Readonly<Record<string, Word>>).map(([key, word]) => [
            key,
            typeof word === 'string'
              ? (own[key] ?? word)
              : (...values: unknown[]) => word.transform(code, own[key] ?? word.input, values),
          ]),
        );
      known.set(part, words);
      return words as typeof base;
    },
  };
}
