import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A page that is dark for everybody. */
export const scenario: Scenario = {
  title: 'a dark page of a shop leaves our colours to what the visitor asked his system for',
  run: (visit) => beAtHome(visit, 'dark-page'),
};
