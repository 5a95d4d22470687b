import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** The widget goes by its own language. */
export const scenario: Scenario = {
  title: 'in a page from right to left, a widget in English stands and runs as English does',
  run: (visit) => beAtHome(visit, 'rtl-page'),
};
