import { localize } from '@comptoir/transport';
import type { Intent } from './panel.js';
import type { Scope } from './scope.js';

/** What one intent is called in the window. */
export interface IntentWords {
  readonly title: string;
  readonly greeting: string;
  /** The button that goes there from another intent's conversation. */
  readonly ask: string;
}

/** The shop's own texts of an intent, or ours for `chat` and `stylist`. */
export function intentWords(
  id: string,
  intents: readonly Intent[],
  { words, dictionary }: Pick<Scope, 'words' | 'dictionary'>,
): IntentWords {
  const intent = intents.find((candidate) => candidate.id === id);
  const stylist = id === 'stylist';
  const title = intent?.label
    ? localize(intent.label, dictionary.tag)
    : stylist
      ? words.titleStylist
      : id === 'chat'
        ? words.title
        : id;
  const ask = stylist ? words.askStylist : id === 'chat' ? words.askChat : words.askOther({ name: title });
  const greeting = intent?.greeting ? localize(intent.greeting, dictionary.tag) : '';
  return { title, ask, greeting: greeting || (stylist ? words.greetingStylist : words.greeting) };
}
