import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Wars of z-index end below the top layer. */
export const scenario: Scenario = {
  title: 'what covers the page with the highest `z-index` there is does not cover bar and window',
  run: (visit) => beAtHome(visit, 'layers'),
};
