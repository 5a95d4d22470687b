import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { InlineConfig } from 'vite';
import { bringPragma } from './bringPragma.js';
import { keepOneGlobal } from './keepOneGlobal.js';
import { leanPreact } from './leanPreact.js';

/** The package's folder, with a slash at its end. */
export const folder = fileURLToPath(new URL('../', import.meta.url));

/** Where everything is built to. */
export const dist = `${folder}dist/`;

/** The package's version; it names the folder of the parts. */
export const { version } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as { version: string };

/** The path of an entry point. */
export const entry = (name: string): string => `${folder}src/entrypoints/${name}.ts`;

/** What all builds have in common: workspace code by source, Preact's JSX as calls of `h`, no file of Vite's own. */
export const common: InlineConfig = {
  configFile: false,
  root: folder,
  publicDir: false,
  logLevel: 'warn',
  resolve: { conditions: ['@comptoir/source', 'import', 'module', 'browser', 'default'] },
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' } },
  plugins: [bringPragma, leanPreact, keepOneGlobal],
  define: {
    __COMPTOIR_VERSION__: JSON.stringify(version),
    'process.env.NODE_ENV': '"production"',
    'import.meta.hot': 'undefined',
    'import.meta.webpackHot': 'undefined',
  },
};

/** The last pass takes most of a build's time on purpose: no warning about it. */
export const checks = { pluginTimings: false };
