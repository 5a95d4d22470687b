import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** WebKitGTK has no window narrower than 447 pixels: narrow enough for the layout of telephones. */
export const scenario: Scenario = {
  title: 'on a narrow screen the window covers exactly the viewport, whatever the page does',
  run: (visit) => beAtHome(visit, 'phone', { size: [390, 700] }),
};
