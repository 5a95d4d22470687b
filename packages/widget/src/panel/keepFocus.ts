/** What the keyboard comes to; a file picker behind a button is none. */
const stops = 'input:not([hidden]), textarea, button, a[href]';

/**
 * When what has the focus is taken out of the panel, gives it to what came in its place, inside a question to what is
 * left of it, else to where one writes. A browser leaves it nowhere, and the next key to the page.
 */
export function keepFocus(panel: Element, write: () => void): void {
  /** What has the focus, and all around it; empty once the visitor has gone elsewhere. */
  let path: readonly Node[] = [];
  panel.addEventListener('focusin', (event) => {
    path = event.composedPath() as Node[];
  });
  panel.addEventListener('focusout', () => {
    const left = path;
    // Some browsers tell the same of what is being taken away: a moment later it is gone, and what was left is not.
    queueMicrotask(() => {
      if (path === left && left[0]?.isConnected) path = [];
    });
  });
  new MutationObserver((changes) => {
    if (path[0]?.isConnected !== false) return;
    const place = path.find((node) => node.isConnected) as Element;
    path = [];
    const question = place.closest?.('fieldset');
    const next = [...(question ?? place).querySelectorAll<HTMLElement>(stops)].find(
      (stop) =>
        question ||
        changes.some(
          ({ target, addedNodes }) => target === place && [...addedNodes].some((node) => node.contains(stop)),
        ),
    );
    if (next) next.focus();
    else write();
  }).observe(panel, { childList: true, subtree: true });
}
