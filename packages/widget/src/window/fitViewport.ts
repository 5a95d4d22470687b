/**
 * Keeps a full-screen window inside of what the on-screen keyboard leaves, where the browser does not.
 *
 * @param signal ends it.
 */
export function fitViewport(frame: HTMLElement, signal: AbortSignal): void {
  const view = window.visualViewport;
  if (!view) return;
  const fit = (): void => {
    frame.style.setProperty('--view-height', `${view.height}px`);
    frame.style.setProperty('--view-top', `${view.offsetTop}px`);
  };
  // With the first frame: asked for at once, it would make the browser lay out a window that is still being built.
  requestAnimationFrame(fit);
  view.addEventListener('resize', fit, { signal });
  view.addEventListener('scroll', fit, { signal });
}
