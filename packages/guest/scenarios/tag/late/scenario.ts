import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Optimisers fetch the text and run it after the first gesture. */
export const scenario: Scenario = {
  title: 'run by an optimiser, long after the page and without a current script, it finds its own tag',
  run: exchange,
};
