import type { Plugin } from 'vite';

const lazy = /\bimport\((["'][^"']+["'])\)/g;

/**
 * Where all is one file, what is fetched on demand elsewhere is imported as everything else is. By itself the bundler
 * wraps each such module, and all that it imports, into a start of its own.
 */
export const oneStart: Plugin = {
  name: 'one-start',
  enforce: 'post',
  transform(code) {
    const from: string[] = [];
    const text = code.replace(lazy, (_text, path: string) => {
      from.push(`import * as lazily${from.length} from ${path};\n`);
      return `Promise.resolve(lazily${from.length - 1})`;
    });
    return from.length ? { code: from.join('') + text, map: null } : null;
  },
};
