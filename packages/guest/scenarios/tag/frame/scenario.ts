import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** No driver reaches into such a frame: the page in it presses and writes by itself, and tells what it reads. */
export const scenario: Scenario = {
  title: 'in a frame with `sandbox="allow-scripts"`, a word goes out and the answer comes',
  async run(visit) {
    const { tab, place, house } = visit;
    await tab.go(place.url);
    const { conversation } = await visit.heard('the word from the frame', ({ parts }) =>
      parts.some((part) => part.kind === 'text' && part.text === 'From within'),
    );
    await house.say(conversation, [{ kind: 'text', text: 'To within' }]);
    await visit.until('the answer in the frame', () =>
      (globalThis as unknown as { told: string[] }).told.some((text) => text.includes('To within')),
    );
    await expectNoReport(visit);
  },
};
