import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Nothing is ever said to it. */
export const scenario: Scenario = {
  title: 'where the console throws or is missing, nobody notices: it is never asked',
  run: exchange,
};
