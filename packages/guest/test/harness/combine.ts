import type { Scenario } from './scenario.js';

/** The loader's text in the middle of a shop's own file, and `init` with the page's `settings` behind it. */
export const combine: NonNullable<Scenario['serve']> = (path, _, widget) =>
  path === '/assets/bundle.js'
    ? `window.shop=1;\n${widget.get('loader.js')}\n;comptoir('init', settings);`
    : undefined;
