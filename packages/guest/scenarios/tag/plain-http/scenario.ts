import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import type { Scenario } from '../../../test/harness/scenario.js';
import { useEverything } from '../../../test/harness/useEverything.js';

/** Without https there are no locks, no `crypto.subtle`, no `randomUUID`. */
export const scenario: Scenario = {
  title: 'in a shop without https, prompt, chat, upload, questionnaire and rating work',
  host: 'shop.test',
  files: { '/init.js': fileURLToPath(new URL('../../policy/strict/init.js', import.meta.url)) },
  notIn: { WebKitGTK: 'its driver gives no names to addresses' },
  async run(visit) {
    await visit.go();
    expect(await visit.tab.run(() => [isSecureContext, 'locks' in navigator])).toEqual([false, false]);
    await useEverything(visit);
    await expectNoReport(visit);
  },
};
