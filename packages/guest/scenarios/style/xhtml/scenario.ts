import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Where names have a case and markup has to be well formed. */
export const scenario: Scenario = {
  title: 'in XHTML everything is there, works, and has its own place and size',
  type: 'application/xhtml+xml',
  run: (visit) => beAtHome(visit, 'xhtml', { talks: true }),
};
