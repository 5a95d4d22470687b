import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** What a theme of a shop does to every element. */
export const scenario: Scenario = {
  title: 'resets, floats, transitions and rules for our own class names reach nothing of ours',
  run: (visit) => beAtHome(visit, 'resets', { talks: true }),
};
