/** `tsx buildFiles.ts NAME MODE`: builds an example from the workspace's sources, as its own `build` does from what is published. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build, defaultClientConditions, defaultServerConditions, type InlineConfig } from 'vite';

const [name = '', mode = ''] = process.argv.slice(2);
process.env.NODE_ENV = mode;
const root = fileURLToPath(new URL(`../${name}/`, import.meta.url));
const source = '@comptoir/source';
const config: InlineConfig = {
  root,
  mode,
  logLevel: 'warn',
  resolve: { conditions: [source, ...defaultClientConditions] },
};
const inside = (folder: string) => ({ outDir: `dist/${mode}/${folder}`, emptyOutDir: true });

// Without Vite's own hints in the page: all that is left there is to be ours.
await build({ ...config, build: { ...inside('client'), modulePreload: false } });
const entry = ['src/renderPage.tsx', 'src/renderPage.ts'].find((file) => existsSync(root + file));
if (entry !== undefined)
  await build({
    ...config,
    ssr: {
      noExternal: [/^@comptoir\//],
      resolve: { conditions: [source, ...defaultServerConditions] },
    },
    build: { ...inside('server'), ssr: entry },
  });
