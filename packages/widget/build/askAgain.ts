import type { Plugin } from 'vite';

/**
 * Under its own address once more, for one file must not be there twice; then under another one, because Firefox keeps
 * for the life of the page that a file could not be had.
 */
const asking =
  'function $import(u){return import(u).catch(()=>import(u)).catch(()=>import(u+"?"+Date.now()))}';

/** Asks again for a part that could not be had: each `import("./part.js")` of a finished file. */
export function askAgain(code: string): string {
  const asked = code.replace(/(?<![\w$])import\((["'`]\.\/[^"'`]+["'`])\)/g, '$import($1)');
  return asked === code ? code : asked.trimEnd() + asking;
}

/** As a plugin; behind the bundler, which knows the files' names. */
export const askAgainForParts: Plugin = {
  name: 'ask-again',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = askAgain(file.code);
  },
};
