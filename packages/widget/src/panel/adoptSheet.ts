import { adoptStyles } from '../launcher/adoptStyles.js';

const adopted = new WeakMap<Node, Set<string>>();

/** Gives the shadow root (or the page) that an element stands in a style sheet, once however often it is asked. */
export function adoptSheet(element: Element, css: string): void {
  const root = element.getRootNode() as ShadowRoot;
  const known = adopted.get(root) ?? new Set();
  if (known.has(css)) return;
  adopted.set(root, known.add(css));
  // Where sheets cannot be constructed, the bar's own has the page's nonce.
  adoptStyles(root, css, root.querySelector('style')?.nonce);
}
