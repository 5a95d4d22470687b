import { expect } from 'vitest';
import { newer, older, olderLoader } from '../../../test/harness/olderLoader.js';
import { pressInVain } from '../../../test/harness/pressInVain.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A deployment that has removed what was still asked for. */
export const scenario: Scenario = {
  title: 'where the parts of an older loader have gone, the bar says so, and nothing is thrown',
  serve: (path, _, widget) => (path === '/widget/loader.js' ? olderLoader(widget) : undefined),
  async run(visit) {
    await pressInVain(visit);
    const { asked } = visit.place;
    expect(asked).toContainEqual(expect.stringMatching(RegExp(`^/widget/${older}/\\w+/opening\\.js`)));
    expect(asked.filter((path) => path.startsWith(`/widget/${newer}/`))).toEqual([]);
  },
};
