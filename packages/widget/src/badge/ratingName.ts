import type { OwnWords } from '../locales/ownWords.js';

/** A button's name while a rating is waited for. */
export function ratingName(label: string, language: string, words?: OwnWords): string {
  const rate = /^ru\b/i.test(language) ? 'оцените разговор' : 'please rate our conversation';
  return `${label}, ${words?.badge?.rate ?? rate}`;
}
