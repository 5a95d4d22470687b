import { useScope } from '../panel/scope.js';
import { talkWords } from './talkWords.js';

/** The conversation's words in the language of the window. */
export function useTalkWords(): typeof talkWords {
  return useScope().dictionary.words('talk', talkWords);
}
