import { expect } from 'vitest';
import { expectBar } from '../../../test/harness/beAtHome.js';
import { noMedia } from '../../../test/harness/noMedia.js';
import { differences, readPage } from '../../../test/harness/readPage.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Nobody wants a chat on an invoice. */
export const scenario: Scenario = {
  title: 'on paper there is nothing of us, no room either; back on the screen everything is there again',
  notIn: noMedia,
  async run(visit) {
    const { tab } = visit;
    await visit.go('/bare');
    await tab.media({ print: true });
    const before = await tab.run(readPage);
    await tab.media({});
    await visit.go();
    await visit.open();
    await tab.media({ print: true });
    expect(differences(before, await tab.run(readPage))).toEqual([]);
    const seen = await tab.run(() => {
      const host = document.querySelector('comptoir-counter');
      const ours = Array.from(host?.shadowRoot?.querySelectorAll('*') ?? []);
      return [host, ...ours].filter((element) => element?.getClientRects().length).length;
    });
    expect(seen, 'elements of ours that have a box').toBe(0);
    await tab.media({});
    await expectBar(visit);
  },
};
