import { createRequire } from 'node:module';
import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** The library itself, as far as it is on the registry: its natives, without its elements. */
export const scenario: Scenario = {
  title: 'beside MooTools, which extends every native, a word, a cart and an answer arrive to the letter',
  files: { '/init.js': createRequire(import.meta.url).resolve('mootools') },
  run: talkUnharmed,
};
