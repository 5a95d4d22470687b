import { ownNatives } from '../../../test/harness/ownNatives.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** What shops of fifteen years carry with them. 1.6 itself is in no registry; its last release is next door. */
export const scenario: Scenario = {
  title:
    'beside an imitation of Prototype 1.6, which writes lists as texts and has its own `map`, `Array.from` and `bind`, a word, a cart and an answer arrive to the letter',
  notIn: ownNatives,
  run: talkUnharmed,
};
