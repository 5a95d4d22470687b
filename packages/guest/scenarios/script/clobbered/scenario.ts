import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** Elements with an `id` or a `name` become members of `window` and `document`. */
export const scenario: Scenario = {
  title:
    'elements, forms, frames and a window that bear our name, and pictures that bear names of `document`, are not taken for ours, and a word, a cart and an answer arrive to the letter',
  run: talkUnharmed,
};
