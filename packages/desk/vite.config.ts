import { defineConfig } from 'vite';

/** The desk is served under /desk/ by the server; nothing is inlined, so that a strict content policy holds. */
export default defineConfig({
  root: import.meta.dirname,
  base: '/desk/',
  resolve: { conditions: ['@comptoir/source', 'module', 'browser', 'import', 'default'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
