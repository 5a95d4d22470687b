import type { Visit } from './createVisit.js';
import { expectNoReport } from './expectNoReport.js';

/** A visitor presses where no window can open: the bar says so, can be pressed again, and the page hears nothing. */
export async function pressInVain(visit: Visit): Promise<void> {
  const { tab, until } = visit;
  await visit.go();
  for (const what of ['the bar says so', 'the bar says so again']) {
    await tab.click('.button');
    await until(what, () => {
      const root = document.querySelector('comptoir-counter')?.shadowRoot;
      const isWaiting = root?.querySelector('[aria-busy="true"]');
      return !isWaiting && root?.querySelector('.failed')?.textContent?.includes('did not load');
    });
  }
  await expectNoReport(visit);
}
