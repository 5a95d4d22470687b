import { debianLibrary } from '../../../test/harness/debianLibrary.js';
import { expectLibrary } from '../../../test/harness/expectLibrary.js';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import { keepNatives } from '../../../test/harness/keepNatives.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { useEverything } from '../../../test/harness/useEverything.js';

/** The library itself, in its last release. */
export const scenario: Scenario = {
  title: 'beside Prototype 1.7.3, prompt, chat, upload, questionnaire and rating work',
  ...debianLibrary('prototype/prototype.js', 'libjs-prototype'),
  async run(visit) {
    await keepNatives(visit, () => useEverything(visit));
    await expectNoReport(visit);
    await expectLibrary(visit, 'Prototype.Version', '1.7.3');
  },
};
