import { autoShop, followTool } from '../../../test/harness/autoConsent.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** shopify.dev/docs/api/customer-privacy, played by `init.js`. */
export const scenario: Scenario = {
  ...autoShop,
  title:
    '`auto` follows Shopify’s customer privacy: nothing is kept before the choice, granted keeps the talk over a reload, withdrawn wipes it within a tick and it goes on from memory',
  run: followTool,
};
