import { beAtHome } from '../../../test/harness/beAtHome.js';
import { expectOwnPixels } from '../../../test/harness/expectOwnPixels.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A filtered ancestor is the frame of everything fixed. What is faint can be hit all the same: so pixels are compared. */
export const scenario: Scenario = {
  title:
    'filters, opacity and masks of root and body neither move nor hide bar and window, and change no colour of theirs',
  async run(visit) {
    await beAtHome(visit, 'filter');
    await expectOwnPixels(visit, '/calm.html');
  },
};
