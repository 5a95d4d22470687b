import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { answerForm } from '../../../test/harness/answerForm.js';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import { giveRating } from '../../../test/harness/giveRating.js';
import { isThere } from '../../../test/harness/isThere.js';
import { pressUntil } from '../../../test/harness/pressUntil.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** What comes after the first open. Each part is asked for three times before the visitor hears of it. */
export const scenario: Scenario = {
  title:
    'words and outbox that cannot be had once, and questionnaire and rating that cannot be had until the visitor presses “Try again”, come all the same, and nothing is lost',
  serve(path, times) {
    if (/\/(ru|outbox)\.js/.test(path) && times === 1) return null;
    return /\/(form|rating)\.js/.test(path) && times <= 3 ? null : undefined;
  },
  files: { '/init.js': fileURLToPath(new URL('../../policy/strict/init.js', import.meta.url)) },
  async run(visit) {
    const { tab, place } = visit;
    const timesAsked = (part: string): number =>
      place.asked.filter((path) => path.includes(`/${part}.js`)).length;
    await visit.go();
    await tab.run(() =>
      (window as unknown as { comptoir(...call: unknown[]): void }).comptoir('open', { intent: 'stylist' }),
    );
    await isThere(visit, '.p-panel[lang="ru"] .p-composer textarea');
    await visit.say('Is anybody there?');
    await visit.answer({ kind: 'text', text: 'We are.' });
    for (const part of ['ru', 'outbox']) expect(timesAsked(part), part).toBeGreaterThan(1);
    expect(await pressUntil(visit, '.p-offer .p-strong'), 'presses').toBeGreaterThan(0);
    await answerForm(visit);
    await visit.end();
    expect(await pressUntil(visit, '.p-rating .p-stars'), 'presses').toBeGreaterThan(0);
    await giveRating(visit);
    await expectNoReport(visit);
  },
};
