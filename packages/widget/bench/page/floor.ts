/** The page's side of the floors: they take messages as they are. */
import './bench.js';

const root = (): ShadowRoot | undefined => document.querySelector('bench-floor')?.shadowRoot ?? undefined;
window.bench = {
  root,
  open: () => root()?.querySelector('button')?.click(),
  give: (messages) => window.floor?.give(messages),
  push: (message) => window.floor?.give([message]),
};
