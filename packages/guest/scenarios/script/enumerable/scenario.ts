import { ownNatives } from '../../../test/harness/ownNatives.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** Each `for in` meets them, and each look-up by a name. */
export const scenario: Scenario = {
  title:
    'with enumerable members on the prototypes of all objects and lists, a word, a cart and an answer arrive to the letter',
  notIn: ownNatives,
  run: talkUnharmed,
};
