import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** Each `for in` meets them, and each look-up by a name. */
export const scenario: Scenario = {
  title:
    'with enumerable members on the prototypes of all objects and lists, a word, a cart and an answer arrive to the letter',
  notIn: { WebKitGTK: 'its driver runs its own script among the natives of the page' },
  run: talkUnharmed,
};
