/** Resolves when everything that a counter does by itself on an idle page has begun. Runs in the page. */
export function whenIdle(): Promise<void> {
  return new Promise<void>((resolve) => {
    const idle: (then: () => void) => void = window.requestIdleCallback ?? setTimeout;
    idle(() => idle(() => setTimeout(resolve, 500)));
  });
}
