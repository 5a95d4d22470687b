import type { Visit } from './createVisit.js';

/** Comes near and presses where no window can open: the bar says so, and can be pressed again. */
export async function pressInVain({ tab, until }: Visit): Promise<void> {
  for (const what of ['the bar says so', 'the bar says so again']) {
    await tab.click('.button');
    await until(what, () => {
      const root = document.querySelector('comptoir-counter')?.shadowRoot;
      const isWaiting = root?.querySelector('[aria-busy="true"]');
      return !isWaiting && root?.querySelector('.failed')?.textContent?.includes('did not load');
    });
  }
}
