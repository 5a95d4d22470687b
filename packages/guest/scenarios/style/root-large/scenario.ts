import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A shop for those who see badly. */
export const scenario: Scenario = {
  title: 'a root font of 30 px changes no size of ours',
  run: (visit) => beAtHome(visit, 'root-large'),
};
