import { ownNatives } from '../../../test/harness/ownNatives.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** What `async` makes is native all the same: both kinds meet. */
export const scenario: Scenario = {
  title: 'with a `Promise` that can no more than in 2015, a word, a cart and an answer arrive to the letter',
  notIn: ownNatives,
  run: talkUnharmed,
};
