import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import { isThere } from '../../../test/harness/isThere.js';
import { pressAgain } from '../../../test/harness/pressUntil.js';
import type { Scenario } from '../../../test/harness/scenario.js';

const again = '.p-note .p-text';

/** A deployment that is mended only after the visitor has gone on; the rating never comes. */
export const scenario: Scenario = {
  title:
    'where words, outbox, questionnaire and rating cannot be had at all, the window is English, says what failed at each press, keeps what is written, and sends it from the next page that has an outbox',
  serve(path, _, widget) {
    if (/\/rating\.js/.test(path)) return null;
    if (path.startsWith('/mended/')) return widget.get(path.replace('/mended/', ''));
    return /\/(ru|outbox|form)\.js/.test(path) ? null : undefined;
  },
  files: { '/init.js': fileURLToPath(new URL('../../policy/strict/init.js', import.meta.url)) },
  async run(visit) {
    const { tab } = visit;
    const expectDraft = (): Promise<unknown> =>
      visit.until('the draft', () => {
        const root = document.querySelector('comptoir-counter')?.shadowRoot;
        return root?.querySelector('textarea')?.value === 'And this';
      });
    await visit.go();
    await tab.run(() =>
      (window as unknown as { comptoir(...call: unknown[]): void }).comptoir('open', { intent: 'stylist' }),
    );
    await isThere(visit, '.p-panel[lang="en"] .p-composer textarea');
    await pressAgain(visit);
    await isThere(visit, again);
    await tab.type('.p-composer textarea', 'Kept for you\n');
    await isThere(visit, '.p-row.p-own .p-pending');
    await tab.type('.p-composer textarea', 'And this');
    await expectDraft();
    const asked = visit.place.asked.filter((path) => path.includes('/form.js'));
    // The press asks again. Firefox, which remembers a failed address, asks twice by itself, the others three times.
    const before = visit.engine === 'Firefox ESR' ? 2 : 3;
    expect(asked.length, 'questionnaire').toBeGreaterThan(before);
    await expectNoReport(visit);

    await tab.go(`${visit.place.url}/mended.html`);
    await visit.heard('what was kept', ({ parts }) =>
      parts.some((part) => part.kind === 'text' && part.text === 'Kept for you'),
    );
    await visit.answer({ kind: 'text', text: 'We have it.' });
    await expectDraft();
    await visit.end();
    await pressAgain(visit);
    await isThere(visit, again);
    await expectDraft();
    await expectNoReport(visit);
  },
};
