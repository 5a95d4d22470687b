import { expect } from 'vitest';
import { exchange } from '../../../test/harness/exchange.js';
import { newer, older, olderLoader } from '../../../test/harness/olderLoader.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Each version has a folder of its own. */
export const scenario: Scenario = {
  title: 'an older loader out of a cache finds the parts of its own version beside newer ones',
  serve(path, _, widget) {
    if (path === '/widget/loader.js') return olderLoader(widget);
    return widget.get(path.replace(`/widget/${older}/`, `${newer}/`));
  },
  async run(visit) {
    await exchange(visit);
    const askedOf = (version: string): readonly string[] =>
      visit.place.asked.filter((path) => path.startsWith(`/widget/${version}/`));
    expect(askedOf(older), 'parts of its own').toContainEqual(expect.stringContaining('/opening.js'));
    expect(askedOf(newer), 'parts of the newer').toEqual([]);
  },
};
