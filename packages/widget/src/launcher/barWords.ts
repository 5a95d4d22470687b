import type { LocalizedText } from '@comptoir/transport';

/** The few words the bar speaks before any other code has come. Two of them are the intents' names. */
export const barWords: Readonly<Record<string, LocalizedText>> = {
  bar: { en: 'Talk to us', ru: 'Мы на связи' },
  chat: { en: 'Chat', ru: 'Чат' },
  stylist: { en: 'Ask a stylist', ru: 'Совет стилиста' },
  failed: { en: 'Chat did not load. Try again?', ru: 'Чат не загрузился. Ещё раз?' },
};
