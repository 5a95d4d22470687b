import { createI18n } from '@nanostores/i18n';
import { atom } from 'nanostores';
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

/**
 * Makes the words of one window. Each window has its own: two on one page may speak different languages.
 *
 * @param locale from `loadLocale(language)`; absent means English.
 */
export function createDictionary(language: string, locale?: Locale): Dictionary {
  const code = locale ? (language.split('-')[0] ?? 'en').toLowerCase() : 'en';
  const i18n = createI18n(atom(code), {
    baseLocale: 'en',
    cache: (locale ? { [code]: locale } : {}) as never,
    get: () => Promise.resolve({}),
  });
  // A part asks again whenever it is mounted again; the library must be told of each part once.
  const known = new Map<string, object>();
  return {
    tag: locale || /^en\b/i.test(language) ? language : 'en',
    words: (part, base) => {
      const words = known.get(part) ?? i18n(part, base as never).get();
      known.set(part, words);
      return words as typeof base;
    },
  };
}
