import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Each version has a folder of its own. */
export const scenario: Scenario = {
  title: 'an older loader out of a cache finds the parts of its own version beside newer ones',
  serve(path, _, widget) {
    if (path === '/widget/loader.js') return widget.get('loader.js')?.replaceAll('0.1.0', '0.0.9');
    if (path.startsWith('/widget/0.1.0/')) return null;
    return widget.get(path.replace('/widget/0.0.9/', '0.1.0/'));
  },
  run: exchange,
};
