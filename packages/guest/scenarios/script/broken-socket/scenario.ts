import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** A blocker that went too far. */
export const scenario: Scenario = {
  title:
    'where every WebSocket throws, word and answer go over plain HTTP, and nothing is thrown into the page',
  run: exchange,
};
