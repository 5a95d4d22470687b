/** Where the window covers the page; the same width stands in `window.css`. */
const coversPage = '(max-width: 599px)';

/**
 * Makes the window modal while it covers the page: the keyboard's focus comes back to it instead of going
 * where nothing can be seen.
 *
 * @param signal ends it.
 */
export function holdFocus(frame: HTMLElement, signal: AbortSignal): void {
  const narrow = matchMedia(coversPage);
  const tell = (): void => {
    fence.hidden = !narrow.matches;
    if (narrow.matches) frame.setAttribute('aria-modal', 'true');
    else frame.removeAttribute('aria-modal');
  };
  const hold = (event: FocusEvent): void => {
    const next = event.relatedTarget;
    if (narrow.matches && next instanceof Node && !frame.contains(next)) frame.focus();
  };
  // The last stop of the keyboard inside of the page: without it Tab would leave for the browser's own buttons.
  const fence = document.createElement('div');
  fence.tabIndex = 0;
  fence.setAttribute('aria-hidden', 'true');
  frame.after(fence);
  tell();
  narrow.addEventListener('change', tell, { signal });
  frame.addEventListener('focusout', hold, { signal });
  signal.addEventListener('abort', () => fence.remove());
}
