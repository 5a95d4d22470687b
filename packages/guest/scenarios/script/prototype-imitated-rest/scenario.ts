import { fileURLToPath } from 'node:url';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import { ownNatives } from '../../../test/harness/ownNatives.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { useEverything } from '../../../test/harness/useEverything.js';

const neighbour = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The page's library is the one of its neighbour. */
export const scenario: Scenario = {
  title: 'beside an imitation of Prototype 1.6, prompt, chat, upload, questionnaire and rating work',
  files: {
    '/init.js': neighbour('prototype-imitated/init.js'),
    '/shop.js': neighbour('prototype-rest/shop.js'),
  },
  notIn: ownNatives,
  async run(visit) {
    await visit.go();
    await useEverything(visit);
    await expectNoReport(visit);
  },
};
