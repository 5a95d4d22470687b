import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

/** Bytes by gzip of the parts of the adapter, each as a page fetches it. */
async function weigh(): Promise<{ readonly first: number; readonly later: number }> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: new URL('../..', import.meta.url).pathname,
    resolve: { conditions: ['@comptoir/source', 'import', 'module', 'browser', 'default'] },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'src/adapters/xmpp.ts', formats: ['es'] },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [{ output }] = result as [Rolldown.RolldownOutput];
  const chunks = output.filter((one) => one.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const entry = chunks.find(({ isEntry }) => isEntry);
  const first = new Set<string>();
  const walk = (name: string) => {
    if (first.has(name)) return;
    first.add(name);
    for (const next of byName.get(name)?.imports ?? []) walk(next);
  };
  walk(entry?.fileName ?? '');
  const sizeOf = (isFirst: boolean) =>
    chunks
      .filter(({ fileName }) => first.has(fileName) === isFirst)
      .reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
  return { first: sizeOf(true), later: sizeOf(false) };
}

test('what a page fetches for XMPP stays within its ceilings', async () => {
  const { first, later } = await weigh();
  expect(first, 'before the first letter').toBeLessThanOrEqual(9_100);
  expect(later, 'with the first letter').toBeLessThanOrEqual(4_600);
}, 120_000);
