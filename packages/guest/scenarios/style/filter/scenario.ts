import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A filtered ancestor is the frame of everything fixed. */
export const scenario: Scenario = {
  title: 'filters, opacity and masks of root and body neither move nor hide bar and window',
  run: (visit) => beAtHome(visit, 'filter'),
};
