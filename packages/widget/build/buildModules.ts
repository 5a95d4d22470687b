import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { build } from 'vite';
import { checks, common, dist, entry, folder } from './settings.js';

/** One for all storefronts, and one for each way to write a page. */
const entries = ['index', 'element', 'react', 'vue'] as const;

/** Builds what storefronts import: modules that leave every dependency to the storefront's bundler, and their types. */
export async function buildModules(): Promise<void> {
  await build({
    ...common,
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      lib: { entry: Object.fromEntries(entries.map((name) => [name, entry(name)])), formats: ['es'] },
      rolldownOptions: {
        // `use client` is looked after below.
        checks: { ...checks, moduleLevelDirective: false },
        external: /^(@comptoir\/(core|transport|triggers)|@nanostores|nanostores|preact|react|vue)(\/|$)/,
        output: {
          entryFileNames: 'entrypoints/[name].js',
          chunkFileNames: 'entrypoints/[name]-[hash].js',
        },
      },
    },
  });
  if (!/^.use client.;/.test(readFileSync(`${dist}entrypoints/react.js`, 'utf8')))
    throw new Error(
      'entrypoints/react.js does not begin with "use client": server components cannot use it.',
    );
  await promisify(execFile)('tsc', ['-p', 'tsconfig.build.json'], {
    cwd: folder,
    env: { ...process.env, PATH: `${folder}../../node_modules/.bin:${process.env.PATH}` },
  });
}
