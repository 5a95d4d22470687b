import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A transformed ancestor is the frame of everything fixed. */
export const scenario: Scenario = {
  title: 'transforms of root and body neither move nor scale bar and window',
  run: (visit) => beAtHome(visit, 'transform'),
};
