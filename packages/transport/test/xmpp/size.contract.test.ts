import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

const page = `globalThis.chat = async () => (await import('/src/adapters/xmpp.ts')).xmppTransport;`;

/** Bytes by gzip of the parts of the adapter, as a page that fetches it on demand is cut by its bundler. */
async function weigh(): Promise<{ readonly first: number; readonly later: number }> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    root: new URL('../..', import.meta.url).pathname,
    resolve: { conditions: ['@comptoir/source', 'import', 'module', 'browser', 'default'] },
    plugins: [
      {
        name: 'page',
        resolveId: (id) => (id === 'page' ? '\0page' : undefined),
        load: (id) => (id === '\0page' ? page : undefined),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: 'page', output: { minify: true } },
    },
  });
  const { output } = result as Rolldown.RolldownOutput;
  const chunks = output.filter((one) => one.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  // The page itself holds what the bundler needs for any lazy part, and nothing of the adapter.
  const entry = chunks.find(({ isEntry }) => isEntry);
  expect(Object.keys(entry?.modules ?? {}).filter((id) => id.includes('/src/'))).toEqual([]);
  const first = new Set<string>();
  const walk = (name: string) => {
    if (first.has(name) || name === entry?.fileName) return;
    first.add(name);
    for (const next of byName.get(name)?.imports ?? []) walk(next);
  };
  walk(entry?.dynamicImports[0] ?? '');
  expect(first.size, 'parts before the first letter').toBeGreaterThan(0);
  const sizeOf = (isFirst: boolean) =>
    chunks
      .filter(({ fileName }) => fileName !== entry?.fileName && first.has(fileName) === isFirst)
      .reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
  return { first: sizeOf(true), later: sizeOf(false) };
}

test('what a page fetches for XMPP stays within its ceilings, and the guide says how much it is', async () => {
  const { first, later } = await weigh();
  expect(first, 'before the first letter').toBeLessThanOrEqual(5_570);
  expect(first + later, 'all of it').toBeLessThanOrEqual(10_850);
  const toKilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
  const guide = await readFile(new URL('../../../../docs/xmpp.md', import.meta.url), 'utf8');
  expect(guide).toContain(
    `**Weight**: ${toKilobytes(first)} by gzip before the first letter, ${toKilobytes(first + later)} in all`,
  );
}, 120_000);
