import type { Page } from 'playwright-core';

/** What still moves for somebody who has asked for less of it. */
export function findMotion(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) return ['motion: it is not reduced'];
    const longestMs = 10;
    const root = document.querySelector('comptoir-counter')?.shadowRoot;
    const found = (root?.getAnimations() ?? [])
      .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > longestMs)
      .map((animation) => `motion: ${(animation as CSSAnimation).animationName ?? 'a transition'}`);
    for (const element of root?.querySelectorAll('*') ?? []) {
      const { transitionDuration, scrollBehavior } = getComputedStyle(element);
      const lasts = Math.max(...transitionDuration.split(',').map(Number.parseFloat)) * 1_000;
      if (lasts > longestMs) found.push(`motion: ${element.className} changes for ${lasts} ms`);
      if (scrollBehavior === 'smooth') found.push(`motion: ${element.className} scrolls smoothly`);
    }
    return found;
  });
}
