import { expect } from 'vitest';
import { noMedia } from '../../../test/harness/noMedia.js';
import type { Scenario } from '../../../test/harness/scenario.js';

/** Motion makes some people ill. */
export const scenario: Scenario = {
  title: 'a visitor who has asked for less motion sees none: nothing of ours is animated',
  notIn: noMedia,
  async run(visit) {
    await visit.tab.media({ reducedMotion: true });
    await visit.go();
    await visit.open();
    const moving = await visit.tab.run(() => {
      const root = document.querySelector('comptoir-counter')?.shadowRoot;
      return Array.from(root?.querySelectorAll('*') ?? [])
        .map((element) => getComputedStyle(element))
        .filter(
          ({ animationName, transitionDuration }) => animationName !== 'none' || transitionDuration !== '0s',
        ).length;
    });
    expect(moving).toBe(0);
  },
};
