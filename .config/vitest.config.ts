import { defineConfig } from 'vitest/config';

const shared = {
  resolve: { conditions: ['@comptoir/source', 'import', 'module', 'browser', 'default'] },
  ssr: { resolve: { conditions: ['@comptoir/source', 'node', 'import', 'default'] } },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
};

/** Three families: pure and component tests; the kit over every adapter; real processes and a real browser. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    projects: [
      { ...shared, test: { name: 'unit', include: ['packages/*/src/**/*.test.{ts,tsx}'] } },
      {
        ...shared,
        test: {
          name: 'contract',
          include: ['{packages,examples}/*/test/**/*.contract.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          include: ['packages/*/test/**/*.browser.test.ts', 'examples/*/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
