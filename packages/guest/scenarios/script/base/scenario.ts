import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** Relative addresses lead to somebody else there. */
export const scenario: Scenario = {
  title:
    'under a foreign `<base href>` everything is asked for where the loader came from, and a word, a cart and an answer arrive to the letter',
  run: talkUnharmed,
};
