import type { LocalizedText } from './model.js';

/**
 * Picks the text for a language: the exact tag, then its base language, then English, then the first there is.
 */
export function localize(text: LocalizedText, language: string): string {
  if (typeof text === 'string') return text;
  const base = language.split('-')[0] ?? language;
  return text[language] ?? text[base] ?? text.en ?? Object.values(text)[0] ?? '';
}
