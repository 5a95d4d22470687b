import { debianLibrary } from '../../../test/harness/debianLibrary.js';
import { expectLibrary } from '../../../test/harness/expectLibrary.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { talkUnharmed } from '../../../test/harness/talkUnharmed.js';

/** The library itself, in its last release; what 1.6 did beyond it is imitated next door. */
export const scenario: Scenario = {
  title:
    'beside Prototype 1.7.3, with its own `map`, `Array.from` and methods on every element, a word, a cart and an answer arrive to the letter',
  ...debianLibrary('prototype/prototype.js', 'libjs-prototype'),
  async run(visit) {
    await talkUnharmed(visit);
    await expectLibrary(visit, 'Prototype.Version', '1.7.3');
  },
};
