/** What must never happen in a page, collected while it may. */
export interface PageWatch {
  /** Calls of the canary, errors that nobody caught, reports of the policy, a prototype that has grown. */
  problems(): readonly string[];
  stop(): void;
}

/**
 * Puts a canary into the page and listens.
 *
 * @param seenImages pictures that were really drawn: that the policy refuses them is the point of the policy.
 */
export function watchPage(seenImages: Set<string>): PageWatch {
  const page = globalThis as unknown as Record<string, unknown>;
  const found: string[] = [];
  const before = ['canary', 'alert', 'confirm', 'prompt'].map((name) => [name, page[name]] as const);
  for (const [name] of before) page[name] = () => found.push(`${name} was called`);
  const refused: SecurityPolicyViolationEvent[] = [];
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener('error', (event) => found.push(`uncaught: ${event.message}`), { signal });
  addEventListener('unhandledrejection', ({ reason }) => found.push(`unhandled: ${reason}`), { signal });
  document.addEventListener('securitypolicyviolation', (event) => refused.push(event), { signal });
  // One that does not load is taken away before anybody looks.
  const drawn = new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node instanceof Element)
          for (const image of node.querySelectorAll('img')) seenImages.add(image.src);
  });
  drawn.observe(document, { subtree: true, childList: true });
  return {
    problems: () => [
      ...found,
      ...refused
        .filter(({ effectiveDirective, blockedURI }) => {
          const isDrawn = [...seenImages].some((source) => source.startsWith(blockedURI));
          return effectiveDirective !== 'img-src' || !isDrawn;
        })
        .map(({ effectiveDirective, blockedURI }) => `refused by ${effectiveDirective}: ${blockedURI}`),
      ...('polluted' in {} ? ['Object.prototype was polluted'] : []),
      ...(Object.keys(Object.prototype).length ? ['Object.prototype has grown'] : []),
    ],
    stop() {
      listening.abort();
      drawn.disconnect();
      for (const [name, value] of before) page[name] = value;
    },
  };
}
