import { whenRead } from './whenRead.js';

/**
 * Keeps an element as the last one of the body: waits for a body, moves to its end when the page has been
 * read, and comes back when the body is replaced.
 *
 * @returns takes it out.
 */
export function keepInPage(host: HTMLElement): () => void {
  const place = (): void => {
    if (host.parentNode !== document.body) document.body?.append(host);
  };
  const bodies = new MutationObserver(place);
  bodies.observe(document.documentElement, { childList: true });
  place();
  whenRead(() => {
    if (!host.isConnected) return;
    // A moved element would lose the focus that a quick visitor has put into it.
    if (!host.matches(':focus-within')) document.body.append(host);
    host.setAttribute('data-room', '');
  });
  return () => {
    bodies.disconnect();
    host.remove();
  };
}
