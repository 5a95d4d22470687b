import { beAtHome } from '../../../test/harness/beAtHome.js';
import { noMedia } from '../../../test/harness/noMedia.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** The widget goes by the visitor, not by the page. */
export const scenario: Scenario = {
  title: 'on a light page in a dark system, bar and window wear their dark colours',
  notIn: noMedia,
  async run(visit) {
    await visit.tab.media({ dark: true });
    await beAtHome(visit, 'dark-system', { ink: 'rgb(244, 238, 230)', talks: true });
  },
};
