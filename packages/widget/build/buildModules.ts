import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { build } from 'vite';
import { checks, common, dist, entry, folder } from './settings.js';

/** Builds what storefronts import: modules that leave every dependency to the storefront's bundler, and their types. */
export async function buildModules(): Promise<void> {
  await build({
    ...common,
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      lib: { entry: { index: entry('index') }, formats: ['es'] },
      rolldownOptions: {
        checks,
        external: /^(@comptoir\/(core|transport|triggers)|@nanostores|nanostores|preact)(\/|$)/,
        output: {
          entryFileNames: 'entrypoints/[name].js',
          chunkFileNames: 'entrypoints/[name]-[hash].js',
        },
      },
    },
  });
  await promisify(execFile)('tsc', ['-p', 'tsconfig.build.json'], {
    cwd: folder,
    env: { ...process.env, PATH: `${folder}../../node_modules/.bin:${process.env.PATH}` },
  });
}
