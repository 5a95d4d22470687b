import { debianLibrary } from '../../../test/harness/debianLibrary.js';
import { expectLibrary } from '../../../test/harness/expectLibrary.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** The build for browsers, with what older versions had: its natives, its elements, its `$`. */
export const scenario: Scenario = {
  title:
    'beside MooTools 1.4.5, which extends every native and every element, a word, a cart and an answer arrive to the letter',
  ...debianLibrary('mootools/mootools.js', 'libjs-mootools'),
  async run(visit) {
    await talkUnharmed(visit);
    await expectLibrary(visit, 'MooTools.version', '1.4.5');
  },
};
