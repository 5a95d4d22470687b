import { expect } from 'vitest';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import { differences, readPage } from '../../../test/harness/readPage.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** What blockers do: the request ends in nothing. */
export const scenario: Scenario = {
  title:
    'where the script is blocked, the page is as it is without us: calls to the stub are kept, and nothing is thrown',
  serve: (path) => (path.startsWith('/widget/') ? null : undefined),
  async run(visit) {
    const { tab } = visit;
    await tab.go(`${visit.place.url}/bare`);
    const before = await tab.run(readPage);
    await tab.go(visit.place.url);
    await tab.run(() => {
      (window as unknown as { comptoir(...call: unknown[]): void }).comptoir('open');
    });
    expect(differences(before, await tab.run(readPage))).toEqual([]);
    await expectNoReport(visit);
  },
};
