import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Sticky footers are made so. */
export const scenario: Scenario = {
  title:
    'a body that is a grid, as high as the viewport, gets the room for the bar as one more row, and is otherwise as it was',
  run: (visit) => beAtHome(visit, 'flow', { shift: 0.01 }),
};
