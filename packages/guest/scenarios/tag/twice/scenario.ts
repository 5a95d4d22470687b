import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A theme has it, and a plugin. */
export const scenario: Scenario = {
  title: 'a tag that is there twice makes one counter',
  async run(visit) {
    await exchange(visit);
    const bars = await visit.tab.run(() => document.querySelectorAll('comptoir-counter').length);
    if (bars !== 1) throw new Error(`${bars} counters`);
  },
};
