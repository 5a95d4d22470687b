import { expect } from 'vitest';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** No driver reaches into such a frame: the page in it presses and writes by itself, and tells what it reads. */
export const scenario: Scenario = {
  title:
    'in a frame with `sandbox="allow-scripts"`, which may submit no form, a questionnaire, a word and its answer, a rating and a note arrive',
  async run(visit) {
    const { tab, place, house } = visit;
    const told = (what: string, wanted: string): Promise<unknown> =>
      visit.until(
        what,
        (text: string) =>
          (globalThis as unknown as { told: string[] }).told.some((one) => one.includes(text)),
        wanted,
      );
    await tab.go(place.url);
    const { parts } = await visit.heard('the answers from the frame', (message) =>
      message.parts.some(({ kind }) => kind === 'formAnswers'),
    );
    expect(parts).toMatchObject([{ answers: [{ values: ['Work'] }, { values: ['No sequins'] }] }]);
    const { conversation } = await visit.heard('the word from the frame', (message) =>
      message.parts.some((part) => part.kind === 'text' && part.text === 'From within'),
    );
    await house.say(conversation, [{ kind: 'text', text: 'To within' }]);
    await told('the answer in the frame', 'To within');

    await visit.end();
    const { rating } = await house.until('the rating from the frame', ({ ratings }) =>
      ratings.find((one) => one.conversation === conversation),
    );
    expect(rating).toMatchObject({ score: 4 });

    const note = await house.until('the note from the frame', ({ notes }) =>
      notes.find(({ text }) => text.includes(place.url)),
    );
    expect(note).toMatchObject({ contact: 'frame@example.com', intent: 'night' });
    await told('the thanks for the note', 'frame@example.com');
    await expectNoReport(visit);
  },
};
