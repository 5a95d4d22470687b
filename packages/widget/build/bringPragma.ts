import type { Plugin } from 'vite';

/**
 * Imports what the classic JSX calls into every component: one function that Preact has anyway, where the
 * automatic runtime would bring another beside it.
 */
export const bringPragma: Plugin = {
  name: 'bring-pragma',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.tsx') ? { code: `import { Fragment, h } from 'preact';${code}`, map: null } : undefined,
};
