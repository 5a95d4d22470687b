import { build } from 'vite';
import type { PartFiles } from './buildParts.js';
import { oneStart } from './oneStart.js';
import { ownExports } from './ownExports.js';
import { checks, common, dist, entry } from './settings.js';
import { tighten } from './tighten.js';

/** Builds one classic script: everything that its entry point imports in one file without exports. */
export async function buildClassic(name: string, { folder, files }: PartFiles): Promise<void> {
  await build({
    ...common,
    define: {
      ...common.define,
      __COMPTOIR_FOLDER__: JSON.stringify(folder),
      ...Object.fromEntries(
        Object.entries(files).map(([part, names]) => [`__COMPTOIR_FILES__.${part}`, JSON.stringify(names)]),
      ),
    },
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: 'es2022',
      lib: { entry: entry(name), formats: ['iife'], name: 'comptoirCounter', fileName: () => `${name}.js` },
      rolldownOptions: {
        checks,
        // Imported on a server, for which these files are not made, they do nothing.
        output: { minify: true, comments: false, banner: 'typeof document<"u"&&' },
        plugins: [oneStart, ownExports, tighten(false)],
      },
    },
  });
}
