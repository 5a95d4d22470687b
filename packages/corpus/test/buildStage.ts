import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** Builds the page's script from source, all in one file, so that no stale build can pass. */
export async function buildStage(): Promise<string> {
  const result = await build({
    configFile: false,
    root: fileURLToPath(new URL('..', import.meta.url)),
    publicDir: false,
    logLevel: 'warn',
    resolve: { conditions: ['@comptoir/source', 'import', 'module', 'browser', 'default'] },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.hot': 'undefined' },
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: { entry: fileURLToPath(new URL('../src/stage/page.ts', import.meta.url)), formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [{ output }] = result as [Rolldown.RolldownOutput];
  if (output.length !== 1)
    throw new Error(`one file was expected, got ${output.map(({ fileName }) => fileName)}`);
  return output[0].code;
}
