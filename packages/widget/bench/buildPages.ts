import { build, type Rolldown } from 'vite';
import { checks, common, folder } from '../build/settings.js';

async function bundle(path: string, format: 'iife' | 'es'): Promise<string> {
  const result = await build({
    ...common,
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: `${folder}bench/${path}`,
        formats: [format],
        name: 'benchPart',
        fileName: () => 'part.js',
      },
      rolldownOptions: { checks, output: { minify: true, comments: false } },
    },
  });
  const [{ output }] = result as [Rolldown.RolldownOutput];
  return output[0].code;
}

/** Builds the floors and the page's own scripts: minified code by the path it is served under. */
export async function buildPages(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const name of ['counter', 'floor', 'probe'])
    files.set(`/page/${name}.js`, await bundle(`page/${name}.ts`, 'iife'));
  for (const name of ['button', 'window', 'preact'])
    files.set(`/floors/${name}.js`, await bundle(`floors/${name}.ts`, 'iife'));
  files.set('/floors/preactWindow.js', await bundle('floors/preactWindow.tsx', 'es'));
  return files;
}
