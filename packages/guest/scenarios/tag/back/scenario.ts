import { expect } from 'vitest';
import { exchange } from '../../../test/harness/exchange.js';
import { expectNoReport } from '../../../test/harness/expectNoReport.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Firefox under automation keeps no page; there it is loaded again. */
export const scenario: Scenario = {
  title:
    'a visitor who follows a link and goes back finds the open window, out of the back-forward cache where the browser keeps pages, and goes on talking',
  async run(visit) {
    const { tab, until, engine } = visit;
    await exchange(visit);
    await tab.run(() => {
      const page = globalThis as unknown as { cameBack?: boolean };
      addEventListener('pageshow', ({ persisted }) => {
        page.cameBack = persisted;
      });
    });
    await tab.follow('#further');
    await until('the next page', () => location.pathname === '/bare');
    await tab.back();
    await until('the window', () =>
      Boolean(document.querySelector('comptoir-counter')?.shadowRoot?.querySelector('textarea')),
    );
    if (engine !== 'Firefox ESR')
      expect(await tab.run(() => (globalThis as unknown as { cameBack?: boolean }).cameBack)).toBe(true);
    await visit.say('I am back.');
    await visit.answer({ kind: 'text', text: 'So I see.' });
    await expectNoReport(visit);
  },
};
