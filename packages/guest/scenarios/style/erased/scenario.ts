import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** The rudest reset there is. */
export const scenario: Scenario = {
  title: '`* { all: unset !important; display: none !important }` reaches nothing of ours',
  run: (visit) => beAtHome(visit, 'erased', { talks: true }),
};
