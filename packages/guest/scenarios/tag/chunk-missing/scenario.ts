import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A 404 in the middle of a deployment. */
export const scenario: Scenario = {
  title: 'a part that cannot be had is asked for again, and the visitor notices nothing',
  serve: (path, times) => (/\/(opening|talk)\.js/.test(path) && times === 1 ? null : undefined),
  notIn: { 'Firefox ESR': 'it keeps the failed answer for a module until the page is loaded again' },
  run: exchange,
};
