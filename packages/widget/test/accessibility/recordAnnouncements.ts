import type { Page } from 'playwright-core';

/** What a screen reader would have been given to say, oldest first. */
export interface Announcements {
  /** Since the last time it was asked, once nothing more is on its way. */
  take(): Promise<string[]>;
}

/**
 * Listens to live regions as browsers tell of them: frame by frame, not change by change. A browser hands its
 * accessibility tree over when a frame is laid out, so a region that was busy only in between was never busy,
 * which `@guidepup/virtual-screen-reader` cannot see: it judges each mutation by itself, and leaves `aria-busy`,
 * `aria-live="off"` on what is added, and `aria-hidden` out of account.
 *
 * A region that comes with its words in it says nothing, except an alert. `aria-relevant` and `aria-atomic` hold,
 * and the innermost `aria-live` wins.
 */
export async function recordAnnouncements(page: Page): Promise<Announcements> {
  await page.evaluate(() => {
    const regions = '[role=log], [role=status], [role=alert], [aria-live]';
    const root = document.querySelector('comptoir-counter')?.shadowRoot as ShadowRoot;
    const said: string[] = [];
    const known = new WeakSet<Node>();
    const last = new WeakMap<Element, string>();
    const words = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element) || node.matches('[aria-hidden=true], [hidden]')) return '';
      if (!(node as HTMLElement).checkVisibility()) return '';
      const own = node.getAttribute('aria-label') ?? node.getAttribute('alt');
      const block = /^(block|flex|grid|list-item)/.test(getComputedStyle(node).display);
      const inner = own ?? [...node.childNodes].map(words).join('');
      return block ? ` ${inner} ` : inner;
    };
    const tidy = (text: string): string =>
      text
        .replace(/[\u2066-\u2069]/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    const learn = (node: Node): void => {
      known.add(node);
      for (const child of node.childNodes) learn(child);
    };
    const live = (element: Element): string =>
      element.getAttribute('aria-live') ??
      (element.matches('[role=alert]') ? 'assertive' : element.matches('[role]') ? 'polite' : 'off');
    /** The outermost nodes that are new; a part whose innermost region is off keeps silent. */
    const added = (node: Node, region: Element): string[] => {
      const inner = node instanceof Element ? node.closest(regions) : region;
      if (inner !== region) return [];
      if (known.has(node)) return [...node.childNodes].flatMap((child) => added(child, region));
      const quiet = node instanceof Element && node.querySelector('[aria-live=off]');
      return quiet ? [...node.childNodes].flatMap((child) => added(child, region)) : [words(node)];
    };
    const look = (): void => {
      for (const region of root.querySelectorAll(regions)) {
        const now = tidy(words(region));
        const isNew = !known.has(region);
        const isSilent = live(region) === 'off' || region.closest('[aria-busy=true]');
        const isAtomic = region.matches('[role=status], [role=alert]');
        if (!isSilent && (!isNew || region.matches('[role=alert]'))) {
          const text = isAtomic
            ? now === last.get(region)
              ? ''
              : now
            : tidy(added(region, region).join(' '));
          if (text) said.push(text);
        }
        last.set(region, now);
      }
      learn(root);
    };
    look();
    said.length = 0;
    let isDue = false;
    let idle = (): void => undefined;
    new MutationObserver(() => {
      if (isDue) return;
      isDue = true;
      // After the layout of the frame that shows it.
      requestAnimationFrame(() =>
        setTimeout(() => {
          isDue = false;
          look();
          idle();
        }),
      );
    }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    Object.assign(window, {
      takeSaid: async () => {
        await new Promise((done) =>
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))),
        );
        while (isDue) {
          await new Promise<void>((done) => {
            idle = done;
          });
        }
        return said.splice(0);
      },
    });
  });
  return {
    take: () => page.evaluate(() => (window as unknown as { takeSaid(): Promise<string[]> }).takeSaid()),
  };
}
