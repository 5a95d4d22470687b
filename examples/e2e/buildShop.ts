import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** A built example. */
export interface BuiltShop {
  /** Folder of the files that are served as they are. */
  readonly files: string;
  /** What is answered for a page's path, rendered where the example has a server's side. */
  pageAt(path: string): Promise<string>;
}

const script = fileURLToPath(new URL('./buildFiles.ts', import.meta.url));

/**
 * Builds an example in a process of its own: bundlers and frameworks choose by its environment what they are.
 *
 * @param mode `development` keeps the frameworks' warnings, and React's second mounting.
 */
export async function buildShop(name: string, mode: 'development' | 'production'): Promise<BuiltShop> {
  const { VITEST, ...env } = process.env;
  await promisify(execFile)(process.execPath, ['--import', 'tsx', script, name, mode], { env });
  const dist = fileURLToPath(new URL(`../${name}/dist/${mode}/`, import.meta.url));
  const html = readFileSync(`${dist}client/index.html`, 'utf8');
  const server = `${dist}server/renderPage.js`;
  const files = `${dist}client`;
  if (!existsSync(server)) return { files, pageAt: async () => html };
  const { renderPage } = await import(pathToFileURL(server).href);
  return { files, pageAt: async (path) => html.replace('<!--page-->', await renderPage(path)) };
}
