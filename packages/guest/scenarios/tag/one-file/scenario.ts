import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { useEverything } from '../../../test/harness/useEverything.js';

/** The parts that others fetch are started in this file one by one, each after those that it needs. */
export const scenario: Scenario = {
  title:
    'out of the one file, under its integrity hash, prompt, chat, upload, questionnaire and rating work, and no other file is asked for',
  files: { '/init.js': fileURLToPath(new URL('../../policy/strict/init.js', import.meta.url)) },
  async run(visit) {
    await visit.go();
    await useEverything(visit);
    const ours = visit.place.asked.filter((path) => path.startsWith('/widget/'));
    expect(ours).toEqual(['/widget/standalone.js']);
    await expectNoReport(visit);
  },
};
