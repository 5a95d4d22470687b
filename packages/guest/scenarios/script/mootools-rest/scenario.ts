import { fileURLToPath } from 'node:url';
import { debianLibrary } from '../../../test/harness/debianLibrary.js';
import { expectLibrary } from '../../../test/harness/expectLibrary.js';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { useEverything } from '../../../test/harness/useEverything.js';

const { files, missing } = debianLibrary('mootools/mootools.js', 'libjs-mootools');

/** The shop is the one of the other libraries. */
export const scenario: Scenario = {
  title: 'beside MooTools 1.4.5, prompt, chat, upload, questionnaire and rating work',
  files: { ...files, '/shop.js': fileURLToPath(new URL('../prototype-rest/shop.js', import.meta.url)) },
  missing,
  async run(visit) {
    await visit.go();
    await useEverything(visit);
    await expectNoReport(visit);
    await expectLibrary(visit, 'MooTools.version', '1.4.5');
  },
};
