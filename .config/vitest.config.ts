import { defineConfig } from 'vitest/config';

const shared = {
  resolve: { conditions: ['@comptoir/source', 'import', 'module', 'browser', 'default'] },
  ssr: { resolve: { conditions: ['@comptoir/source', 'node', 'import', 'default'] } },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
};

/** What is measured while it happens, or takes the whole machine: nothing runs beside it. */
const alone = [
  'packages/guarantees/test/*.contract.test.ts',
  'packages/server/test/{fullDisk,hostile,limits,slowReaders}.contract.test.ts',
];

/** Four families: pure and component tests; the kit over every adapter; faults and load; real browsers. */
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
          exclude: alone,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'faults',
          include: alone,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          fileParallelism: false,
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
