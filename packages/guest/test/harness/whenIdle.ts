/** Resolves when everything that a counter does by itself on an idle page has begun. Runs in the page. */
export function whenIdle(): Promise<void> {
  return new Promise<void>((resolve) => {
    // Chromium may see no idle moment in a page that nothing moves in.
    const idle = (then: () => void): unknown =>
      'requestIdleCallback' in window ? requestIdleCallback(then, { timeout: 2000 }) : setTimeout(then);
    idle(() => idle(() => setTimeout(resolve, 500)));
  });
}
