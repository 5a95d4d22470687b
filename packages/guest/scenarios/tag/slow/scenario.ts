import { exchange } from '../../../test/harness/exchange.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** As Chromium's own tools slow a line down for “Slow 3G”. */
export const scenario: Scenario = {
  title: 'where every file takes 400 ms and then 50 kB/s, as on slow 3G, a word and an answer get through',
  line: { delayMs: 400, bytesPerSecond: 50_000 },
  run: exchange,
};
