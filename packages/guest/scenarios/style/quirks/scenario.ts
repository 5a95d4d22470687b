import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A page from another century. */
export const scenario: Scenario = {
  title: 'in quirks mode everything has its own place and size',
  run: (visit) => beAtHome(visit, 'quirks', { talks: true }),
};
