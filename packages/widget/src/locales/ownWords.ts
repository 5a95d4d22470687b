import type { PromptWords } from '../prompts/promptWords.js';
import type { PluralForms } from './count.js';
import type { Locale } from './locale.js';

/**
 * A shop's own words in place of ours: some of them, or a whole language that we do not speak.
 *
 * What is left out stays ours. A text with gaps, like `{name}`, keeps them; a word that counts is one text for
 * each plural category of the language, with `{count}` where the number stands.
 */
export type OwnWords = { readonly [Part in keyof Locale]?: Partial<Locale[Part]> } & {
  /** `bar` is the bar's name, `failed` what it says when the chat did not load; the rest are intents' buttons. */
  readonly bar?: Readonly<Record<string, string>>;
  /** Names of a button on which something waits: "Chat, 2 unread messages". */
  readonly badge?: { readonly unread?: PluralForms; readonly rate?: string };
  readonly prompt?: Partial<PromptWords>;
};
