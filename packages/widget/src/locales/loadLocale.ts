import type { Locale } from './locale.js';

/**
 * The words of a language tag: `undefined` for English, which is always there, and for languages we do not
 * speak. A locale that cannot be fetched is English too: words in another language beat no window.
 */
export async function loadLocale(language: string): Promise<Locale | undefined> {
  if (!/^ru\b/i.test(language)) return undefined;
  try {
    return (await import('./ru.js')).ru;
  } catch {
    return undefined;
  }
}
