import { ownNatives } from '../../../test/harness/ownNatives.js';
import { pressInVain } from '../../../test/harness/pressInVain.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Nothing can be loaded; the bar is all that is left. */
export const scenario: Scenario = {
  title:
    'where `Promise` cannot be made, the bar says that the chat did not load, and nothing is thrown into the page',
  notIn: ownNatives,
  run: pressInVain,
};
