import { fileURLToPath } from 'node:url';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import { ownNatives } from '../../../test/harness/ownNatives.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { useEverything } from '../../../test/harness/useEverything.js';

/** The page's library is the one of its neighbour. */
export const scenario: Scenario = {
  title: 'beside Prototype 1.6, prompt, chat, upload, questionnaire and rating work',
  files: { '/init.js': fileURLToPath(new URL('../prototype/init.js', import.meta.url)) },
  notIn: ownNatives,
  async run(visit) {
    await visit.go();
    await useEverything(visit);
    await expectNoReport(visit);
  },
};
