import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** An assignment to a name that a frozen prototype has throws. */
export const scenario: Scenario = {
  title: 'with frozen natives a word, a cart and an answer arrive to the letter',
  run: talkUnharmed,
};
