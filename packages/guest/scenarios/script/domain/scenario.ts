import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** Chromium lets go of the name only with this header. */
export const scenario: Scenario = {
  title: 'with `document.domain` set, a word, a cart and an answer arrive to the letter',
  headers: () => ({ 'origin-agent-cluster': '?0' }),
  run: talkUnharmed,
};
