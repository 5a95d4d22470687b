import type { Page } from 'playwright-core';

/**
 * Targets under 24 by 24 CSS pixels (WCAG 2.5.8). A smaller one is let through where a circle of that size around
 * its middle touches no other target, and inside a line of text.
 */
export function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 24;
    const root = document.querySelector('comptoir-counter')?.shadowRoot;
    const elements = new Set<Element>();
    for (const one of root?.querySelectorAll('a[href], button, input, textarea, label') ?? []) {
      // What is pressed to tick an option is its label.
      const target = one.closest('label') ?? one;
      const { width } = target.getBoundingClientRect();
      if (width && !one.closest('.p-words, [hidden]')) elements.add(target);
    }
    if (!elements.size) return ['target: none was found'];
    const targets = [...elements].map((element) => {
      const box = element.getBoundingClientRect();
      const name = element.getAttribute('aria-label') ?? element.textContent;
      const small = box.width < least - 0.01 || box.height < least - 0.01;
      return { name, box, small, x: box.left + box.width / 2, y: box.top + box.height / 2 };
    });
    /** How far a target is from a point; a small one counts as the circle around its middle. */
    const distance = (target: (typeof targets)[number], x: number, y: number): number => {
      if (target.small) return Math.hypot(target.x - x, target.y - y) - least / 2;
      const { left, right, top, bottom } = target.box;
      return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    };
    return targets
      .filter((one) => one.small)
      .filter((one) => targets.some((other) => other !== one && distance(other, one.x, one.y) < least / 2))
      .map(({ name, box }) => `target: ${name} is ${box.width} × ${box.height}`);
  });
}
