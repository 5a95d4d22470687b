/**
 * Keeps a full-screen window inside of what the on-screen keyboard leaves, where the browser does not.
 *
 * @returns ends it.
 */
export function fitViewport(frame: HTMLElement): () => void {
  const view = window.visualViewport;
  if (!view) return () => undefined;
  const fit = (): void => {
    frame.style.setProperty('--view-height', `${view.height}px`);
    frame.style.setProperty('--view-top', `${view.offsetTop}px`);
  };
  fit();
  view.addEventListener('resize', fit);
  view.addEventListener('scroll', fit);
  return () => {
    view.removeEventListener('resize', fit);
    view.removeEventListener('scroll', fit);
  };
}
