import type { LocalizedText } from '@comptoir/transport';

/** A text in a language, its base language or English: `localize` without what a bar can do without. */
export function inLanguage(text: LocalizedText, language: string): string {
  return typeof text === 'string' ? text : (text[language] ?? text[language.slice(0, 2)] ?? text.en ?? '');
}
