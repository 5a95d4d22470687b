import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** As it is pasted where somebody has said: into the head. */
export const scenario: Scenario = {
  title: 'from the head, before there is a body, without `async`, everything is there as soon as the body is',
  run: exchange,
};
