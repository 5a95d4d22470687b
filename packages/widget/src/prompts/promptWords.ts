/** The few words of a prompt that are not the shop's. */
export interface PromptWords {
  readonly title: string;
  readonly close: string;
}

/** The words for a language; English where it is not one of ours. */
export function promptWords(language: string): PromptWords {
  return /^ru\b/i.test(language)
    ? { title: 'Предложение магазина', close: 'Закрыть' }
    : { title: 'A word from the shop', close: 'Close' };
}
