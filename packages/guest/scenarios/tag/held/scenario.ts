import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** The files come when the test lets them. */
export const scenario: Scenario = {
  title: 'what is typed and sent before the code for it has come is not lost, and the bar waits for nothing',
  async run(visit) {
    const { tab, place } = visit;
    const letWindow = place.hold(/\/opening\.js/);
    await visit.go();
    await tab.click('.button');
    await visit.until('the button shows that it is at work', () =>
      Boolean(document.querySelector('comptoir-counter')?.shadowRoot?.querySelector('[aria-busy="true"]')),
    );
    const letRest = place.hold(/\/(talk|outbox|createLate|mask)\.js/);
    letWindow();
    await visit.until('the composer', () =>
      Boolean(document.querySelector('comptoir-counter')?.shadowRoot?.querySelector('textarea')),
    );
    await tab.type('.p-composer textarea', 'First\nSecond\n');
    letRest();
    for (const text of ['First', 'Second'])
      await visit.heard(text, ({ parts }) =>
        parts.some((part) => part.kind === 'text' && part.text === text),
      );
    await visit.answer({ kind: 'text', text: 'Both are here.' });
    await expectNoReport(visit);
  },
};
