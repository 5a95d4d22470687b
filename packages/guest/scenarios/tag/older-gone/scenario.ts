import { pressInVain } from '../../../test/harness/pressInVain.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A deployment that has removed what was still asked for. */
export const scenario: Scenario = {
  title: 'where the parts of an older loader have gone, the bar says so, and nothing is thrown',
  serve: (path, _, widget) =>
    path === '/widget/loader.js' ? widget.get('loader.js')?.replaceAll('0.1.0', '0.0.9') : undefined,
  run: pressInVain,
};
