import type { LocalizedText } from './model.js';

/**
 * Picks the text for a language: the exact tag, then its base language, then English, then the first there is.
 *
 * An empty record gives the empty string.
 */
export function localize(text: LocalizedText, language: string): string {
  if (typeof text === 'string') return text;
  const tags = [language, language.split('-', 1)[0] ?? '', 'en', ...Object.keys(text)];
  // Own members only: a page may call its language "constructor".
  return text[tags.find((tag) => Object.hasOwn(text, tag)) ?? ''] ?? '';
}
