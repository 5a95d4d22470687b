import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** Every callback of ours runs inside one of theirs. */
export const scenario: Scenario = {
  title:
    'wrapped `fetch`, `WebSocket`, `JSON`, `Promise`, timers, listeners and console change nothing: a word, a cart and an answer arrive to the letter',
  run: talkUnharmed,
};
