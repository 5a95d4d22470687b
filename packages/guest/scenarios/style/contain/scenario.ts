import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A shop that opened a menu and locked its page below it. */
export const scenario: Scenario = {
  title:
    '`contain`, `overflow: hidden` and `clip-path` of the body neither move, clip nor hide bar and window',
  run: (visit) => beAtHome(visit, 'contain'),
};
