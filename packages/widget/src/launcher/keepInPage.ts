import type { Bar } from './createBar.js';
import { whenRead } from './whenRead.js';

// Division makes numbers of texts by itself.
const zoomOf = (element: Element): number => getComputedStyle(element).zoom as unknown as number;

/**
 * Keeps the counter's element as the last one of the body: waits for a body, moves to its end when the page has
 * been read, and comes back when the page takes it out, or the body with it. What is seen of it goes to the top layer,
 * where neither `transform` nor `z-index` of the page reaches it.
 *
 * @returns takes it out.
 */
export function keepInPage({ host, layer }: Pick<Bar, 'host' | 'layer'>): () => void {
  const root = document.documentElement;
  /** How often it comes back yet: a page that takes out all that is not its own would answer each return, for ever. */
  let returns = 99;
  const changes = new MutationObserver(() => {
    if (!host.isConnected && returns-- > 0) put();
  });
  const put = (): void => {
    const { body } = document;
    try {
      // Its own children only: whatever else the page does costs it nothing.
      changes.observe(body, { childList: true });
      body.append(host);
      // The one thing that reaches into the top layer: it is handed down as no property is.
      layer.style.zoom = (1 / zoomOf(root) / zoomOf(body)) as unknown as string;
      // A dialogue of the shop, or what it shows on the full screen, stays above us.
      if (!body.querySelector(':modal')) layer.showPopover();
    } catch {
      // There is no body yet. Or no top layer: then it stands above the page by its z-index.
    }
  };
  changes.observe(root, { childList: true });
  put();
  whenRead(() => {
    // A moved element would lose the focus that a quick visitor has put into it.
    if (host.isConnected && !host.matches(':focus-within')) put();
    host.dataset.room = '';
  });
  return () => {
    changes.disconnect();
    host.remove();
  };
}
