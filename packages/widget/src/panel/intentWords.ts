import { localize } from '@comptoir/transport';
import type { Intent } from './panel.js';
import type { Scope } from './scope.js';

/** What one intent is called in the window. */
export interface IntentWords {
  readonly title: string;
  readonly greeting: string;
  /** The button that goes there from another intent's conversation. */
  readonly ask: string;
  /** Where the next message goes, once it was pressed. */
  readonly next: string;
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
  const [ask, next] = stylist
    ? [words.askStylist, words.nextStylist]
    : id === 'chat'
      ? [words.askChat, words.nextChat]
      : [words.askOther({ name: title }), words.nextOther({ name: title })];
  const greeting = intent?.greeting ? localize(intent.greeting, dictionary.tag) : '';
  return { title, ask, next, greeting: greeting || (stylist ? words.greetingStylist : words.greeting) };
}
