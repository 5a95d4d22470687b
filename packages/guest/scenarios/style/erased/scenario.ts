import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** The rudest reset there is; without the second rule the page would have hidden its own root. */
export const scenario: Scenario = {
  title:
    'a page that sets `all: unset !important; display: none !important` on `*`, and shows only `html`, `body` and `main` again, reaches nothing of ours',
  run: (visit) => beAtHome(visit, 'erased', { talks: true }),
};
