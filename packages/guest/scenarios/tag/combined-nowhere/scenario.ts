import { expect } from 'vitest';
import { combine } from '../../../test/harness/combine.js';
import { pressInVain } from '../../../test/harness/pressInVain.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** It can only look beside the file that it stands in. */
export const scenario: Scenario = {
  title:
    'in a shop’s own file, without `assetBase`, the bar says that the chat did not load, and `chunk_failed` tells the shop',
  serve: combine,
  async run(visit) {
    await pressInVain(visit);
    const problems = await visit.tab.run(() =>
      (window as unknown as { comptoir(...call: string[]): { code: string; cause: unknown }[] })
        .comptoir('get', 'problems')
        .map(({ code }) => code),
    );
    expect(new Set(problems)).toEqual(new Set(['chunk_failed']));
    expect(visit.place.asked, 'where it looked').toContainEqual(
      expect.stringMatching(/^\/assets\/[\d.]+\/\w+\/opening\.js/),
    );
  },
};
