import type { talkWords } from './talkWords.js';

/** How another intent than the running conversation's is offered. */
export interface IntentOffer {
  /** The button that goes there. */
  readonly ask: string;
  /** Where the next message goes, once it was pressed. */
  readonly next: string;
}

/** Our texts for `chat` and `stylist`; others are called by their title. */
export function intentOffer(id: string, name: string, words: typeof talkWords): IntentOffer {
  if (id === 'stylist') return { ask: words.askStylist, next: words.nextStylist };
  if (id === 'chat') return { ask: words.askChat, next: words.nextChat };
  return { ask: words.askOther({ name }), next: words.nextOther({ name }) };
}
