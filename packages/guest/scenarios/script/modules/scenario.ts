import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** A file that offers itself as an anonymous module breaks the page's loader. */
export const scenario: Scenario = {
  title:
    'with AMD and CommonJS on the page, the counter is taken for no module, and a word, a cart and an answer arrive to the letter',
  run: talkUnharmed,
};
