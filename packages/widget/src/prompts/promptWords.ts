/** The few words of a prompt that do not stand in its rule. */
export interface PromptWords {
  readonly title: string;
  readonly close: string;
}

/** The shop's own words, else those for a language; English where it is not one of ours. */
export function promptWords(language: string, own?: Partial<PromptWords>): PromptWords {
  return {
    ...(/^ru\b/i.test(language)
      ? { title: 'Предложение магазина', close: 'Закрыть' }
      : { title: 'A word from the shop', close: 'Close' }),
    ...own,
  };
}
