import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** The habit of counting in tenths. */
export const scenario: Scenario = {
  title: 'a root font of 62.5 % changes no size of ours',
  run: (visit) => beAtHome(visit, 'root-small'),
};
