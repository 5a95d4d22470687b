import type { Locale } from './locale.js';
import type { OwnWords } from './ownWords.js';
import type { Transformed } from './transform.js';

/** The words of one window in one language. */
export interface Dictionary {
  /** BCP 47 tag for `lang` and for Intl: the visitor's own (`en-GB`) where there are words in it, else `en`. */
  readonly tag: string;
  /** One part's words; `base` is its English, used for whatever the locale lacks. */
  words<Base extends Record<string, string | ((...values: never[]) => string)>>(
    part: keyof Locale,
    base: Base,
  ): Base;
}

/** A word as it is written down. */
type Word = string | Transformed<unknown, unknown[]>;

/**
 * Makes the words of one window. Each window has its own: two on one page may speak different languages.
 *
 * @param locale from `loadLocale(language)`; absent means English.
 * @param shop the shop's words, which win.
 */
export function createDictionary(language: string, locale?: Locale, shop?: OwnWords): Dictionary {
  let tag = 'en';
  try {
    // Platforms write `de_DE`, which is no tag.
    if (locale ?? shop ?? /^en\b/i.test(language))
      [tag = tag] = Intl.getCanonicalLocales(language.replace('_', '-'));
  } catch {
    // A page may call its language anything; Intl would throw at the first number.
  }
  // A part asks at every render, and its words are the same each time.
  const known = new Map<string, object>();
  return {
    tag,
    words: (part, base) => {
      const own: Readonly<Record<string, unknown>> = { ...locale?.[part], ...shop?.[part] };
      const words =
        known.get(part) ??
        Object.fromEntries(
          Object.entries(base as unknown as Readonly<Record<string, Word>>).map(([key, word]) => [
            key,
            typeof word === 'string'
              ? (own[key] ?? word)
              : (...values: unknown[]) => word.transform(tag, own[key] ?? word.input, ...values),
          ]),
        );
      known.set(part, words);
      return words as typeof base;
    },
  };
}
