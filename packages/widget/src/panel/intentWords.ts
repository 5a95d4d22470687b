import { localize } from '@comptoir/transport';
import type { Scope } from './scope.js';

/** The shop's own texts of an intent, or ours for `chat` and `stylist`. */
export function intentWords(
  id: string,
  { words, dictionary, options }: Pick<Scope, 'words' | 'dictionary' | 'options'>,
): { readonly title: string; readonly greeting: string } {
  const intent = options.intents.find((candidate) => candidate.id === id);
  const stylist = id === 'stylist';
  const title = stylist ? words.titleStylist : id === 'chat' ? words.title : id;
  return {
    title: intent?.label ? localize(intent.label, dictionary.tag) : title,
    greeting:
      (intent?.greeting && localize(intent.greeting, dictionary.tag)) ||
      (stylist ? words.greetingStylist : words.greeting),
  };
}
