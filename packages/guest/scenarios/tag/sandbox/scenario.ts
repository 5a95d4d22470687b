import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** The header makes the page what the attribute makes a frame. */
export const scenario: Scenario = {
  title:
    'in a sandbox without an origin, as a frame with `sandbox="allow-scripts"` is one, the talk goes on without a storage',
  headers: () => ({ 'content-security-policy': 'sandbox allow-scripts' }),
  run: exchange,
};
