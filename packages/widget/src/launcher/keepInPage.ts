import { whenRead } from './whenRead.js';

/**
 * Keeps an element as the last one of the body: waits for a body, moves to its end when the page has been
 * read, and comes back when the body is replaced.
 *
 * @param strip its height becomes `--comptoir-bar-height` on the root element.
 * @returns leaves the page as it was.
 */
export function keepInPage(host: HTMLElement, strip: HTMLElement): () => void {
  const page = document.documentElement;
  const { style } = page;
  const hadStyle = page.hasAttribute('style');
  const place = (): void => {
    if (host.parentNode !== document.body) document.body?.append(host);
  };
  const bodies = new MutationObserver(place);
  bodies.observe(page, { childList: true });
  const sizes = new ResizeObserver(() => {
    style.setProperty('--comptoir-bar-height', `${strip.offsetHeight}px`);
  });
  sizes.observe(strip);
  place();
  whenRead(() => {
    if (!host.isConnected) return;
    // A moved element would lose the focus that a quick visitor has put into it.
    if (!host.matches(':focus-within')) document.body.append(host);
    host.setAttribute('data-room', '');
  });

  return () => {
    bodies.disconnect();
    sizes.disconnect();
    host.remove();
    style.removeProperty('--comptoir-bar-height');
    if (!hadStyle && !style.length) page.removeAttribute('style');
  };
}
