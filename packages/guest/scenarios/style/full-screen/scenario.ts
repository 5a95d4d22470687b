import { expect } from 'vitest';
import { expectBar } from '../../../test/harness/beAtHome.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Whoever watches a film has asked for the film alone. */
export const scenario: Scenario = {
  title: 'what the shop shows on the full screen is above us; afterwards the bar is back in its place',
  notIn: { WebKitGTK: 'without a window manager its browser does not outlive the full screen' },
  async run(visit) {
    const { tab } = visit;
    await visit.go();
    await expectBar(visit);
    await tab.click('#play');
    await visit.until('the film fills the screen', () => document.fullscreenElement?.id === 'film');
    expect(await tab.run(() => document.elementFromPoint(innerWidth / 2, innerHeight - 20)?.id)).toBe('film');
    await tab.run(() => document.exitFullscreen());
    await visit.until('the page is back', () => document.fullscreenElement === null);
    await visit.until('the bar is back', () => {
      const host = document.querySelector('comptoir-counter');
      return document.elementFromPoint(innerWidth / 2, innerHeight - 20) === host;
    });
    await expectBar(visit);
  },
};
