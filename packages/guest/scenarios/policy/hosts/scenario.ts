import { fileURLToPath } from 'node:url';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import { readPolicy } from '../../../test/harness/readPolicy.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { useEverything } from '../../../test/harness/useEverything.js';

const policy = readPolicy('hosts');

/** The loader comes from the chat server. The page's own scripts need the shop's host beside it. */
export const scenario: Scenario = {
  title:
    'where hosts are listed instead of nonces, the loader comes from the chat server, all works, and no violation is reported',
  headers: (place) => ({
    'content-security-policy': policy(place).replace('script-src', `script-src ${place.url}`),
  }),
  files: { '/init.js': fileURLToPath(new URL('../strict/init.js', import.meta.url)) },
  async run(visit) {
    await visit.go();
    await useEverything(visit);
    await expectNoReport(visit);
  },
};
