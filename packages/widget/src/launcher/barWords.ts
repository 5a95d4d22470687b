/** The few words the bar speaks before any other code has come. */
export type BarWords = Readonly<Record<string, string>> & { readonly bar: string; readonly failed: string };

/** The bar's words for a language; English where it is not one of ours. Two of them are the intents' names. */
export function barWords(language: string): BarWords {
  return /^ru\b/i.test(language)
    ? {
        bar: 'Мы на связи',
        chat: 'Чат',
        stylist: 'Совет стилиста',
        failed: 'Чат не загрузился. Попробуйте ещё раз.',
      }
    : {
        bar: 'Talk to us',
        chat: 'Chat',
        stylist: 'Ask a stylist',
        failed: 'The chat did not load. Please try again.',
      };
}
