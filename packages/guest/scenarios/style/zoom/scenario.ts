import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Zoom goes down the tree without being a property that is inherited. */
export const scenario: Scenario = {
  title: '`zoom` of root and body leaves bar and window in their own size',
  run: (visit) => beAtHome(visit, 'zoom', { talks: true }),
};
