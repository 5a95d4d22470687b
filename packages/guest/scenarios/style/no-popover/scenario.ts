import { expect } from 'vitest';
import { beAtHome } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** The bar finds its place by `position` and `z-index` then. */
export const scenario: Scenario = {
  title:
    'in a browser without a top layer, bar and window stand in their place above what the page fixes over itself, and can be used',
  async run(visit) {
    await beAtHome(visit, 'no-popover', { talks: true });
    const isInLayer = await visit.tab.run(() => [
      'showPopover' in HTMLElement.prototype,
      document.querySelector('comptoir-counter')?.shadowRoot?.querySelector(':popover-open') !== null,
    ]);
    expect(isInLayer).toEqual([false, false]);
  },
};
