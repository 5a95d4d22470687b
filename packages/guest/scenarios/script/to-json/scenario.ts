import { ownNatives } from '../../../test/harness/ownNatives.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** Whoever asks `JSON.stringify` asks these first. */
export const scenario: Scenario = {
  title:
    'with `toJSON` on the prototypes of lists and objects, a word, a cart and an answer arrive to the letter',
  notIn: ownNatives,
  run: talkUnharmed,
};
