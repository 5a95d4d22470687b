import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** The widget goes by its own language. */
export const scenario: Scenario = {
  title: 'a widget in Arabic stands on the left and runs from right to left, whatever the page does',
  run: (visit) => beAtHome(visit, 'rtl-widget', { isRightToLeft: true, talks: true }),
};
