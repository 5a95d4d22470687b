import { autoShop, followTool } from '../../../test/harness/autoConsent.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** developers.google.com/tag-platform/security/guides/consent, played by `init.js`. */
export const scenario: Scenario = {
  ...autoShop,
  title:
    '`auto` follows Google’s consent mode: nothing is kept before the choice, granted keeps the talk over a reload, withdrawn wipes it within a tick and it goes on from memory',
  run: followTool,
};
