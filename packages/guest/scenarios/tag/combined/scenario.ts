import { combine } from '../../../test/harness/combine.js';
import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Where there is no tag of ours, `init` says all that it would have said. */
export const scenario: Scenario = {
  title:
    'in a shop’s own file with all its scripts, `init` with `server` and `assetBase` takes the place of the tag',
  serve: combine,
  run: exchange,
};
