import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A wrapper that has lost what it wraps. */
export const scenario: Scenario = {
  title:
    'where `fetch` throws at once, a word and an answer get through all the same, and nothing is thrown into the page',
  run: exchange,
};
