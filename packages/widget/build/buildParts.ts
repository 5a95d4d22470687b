import { build, type Rolldown } from 'vite';
import { common, dist, entry, version } from './settings.js';

/** The files of each part under `dist`: its own first, then those it imports, so that one round trip gets all. */
export type PartFiles = Readonly<Record<string, readonly string[]>>;

const names = ['session', 'panel', 'triggers'] as const;

/** Builds the lazy parts as modules into `dist/<version>`, with what several need in files of their own. */
export async function buildParts(): Promise<PartFiles> {
  const result = await build({
    ...common,
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: 'es2022',
      // A library: Vite's own preload code would look into the page for its link tags.
      lib: { entry: Object.fromEntries(names.map((name) => [name, entry(name)])), formats: ['es'] },
      rolldownOptions: {
        output: {
          minify: true,
          comments: false,
          entryFileNames: `${version}/[name]-[hash].js`,
          chunkFileNames: `${version}/[name]-[hash].js`,
        },
      },
    },
  });
  const [{ output }] = result as [Rolldown.RolldownOutput];
  const chunks = output.filter((file) => file.type === 'chunk');
  const closure = (file: string, seen = new Set<string>()): Set<string> => {
    const chunk = chunks.find(({ fileName }) => fileName === file);
    if (!chunk || seen.has(file)) return seen;
    seen.add(file);
    for (const imported of chunk.imports) closure(imported, seen);
    return seen;
  };
  return Object.fromEntries(
    names.map((name) => {
      const own = chunks.find((chunk) => chunk.isEntry && chunk.name === name);
      if (!own) throw new Error(`The build made no part called ${name}.`);
      return [name, [...closure(own.fileName)]];
    }),
  );
}
