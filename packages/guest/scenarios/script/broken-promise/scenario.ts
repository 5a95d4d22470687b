import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import { pressInVain } from '../../../test/harness/pressInVain.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Nothing can be loaded; the bar is all that is left. */
export const scenario: Scenario = {
  title:
    'where `Promise` cannot be made, the bar says that the chat did not load, and nothing is thrown into the page',
  notIn: { WebKitGTK: 'its driver runs its own script among the natives of the page' },
  async run(visit) {
    await visit.go();
    await pressInVain(visit);
    await expectNoReport(visit);
  },
};
