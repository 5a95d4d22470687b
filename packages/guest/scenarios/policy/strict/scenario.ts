import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import { keepNatives } from '../../../test/harness/keepNatives.js';
import { readPolicy } from '../../../test/harness/readPolicy.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { useEverything } from '../../../test/harness/useEverything.js';

const policy = readPolicy('strict');

/** Nothing but named scripts and the chat server: no style, no HTML sink, no Trusted Types policy. */
export const scenario: Scenario = {
  title:
    'prompt, chat, upload, questionnaire and rating work under the strictest policy, and no violation is reported',
  headers: (place) => ({ 'content-security-policy': policy(place) }),
  async run(visit) {
    await keepNatives(visit, () => useEverything(visit));
    await expectNoReport(visit);
  },
};
