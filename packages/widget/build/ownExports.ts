import type { Plugin } from 'vite';

const helper = /for\((?:let|var) ([\w$]+) in ([\w$]+)\)([\w$]+\([\w$]+,\1,\{get:\2\[\1\]),enumerable:!0\}\)/g;

/** What would tell a module from another object. */
const tag = /(?:[\w$]+\|\|)?[\w$]+\([\w$]+,Symbol\.toStringTag,\{value:`Module`\}\),/g;

/**
 * Where a file gathers its exports into an object, the bundler's helper goes over inherited members too: on a page
 * that has put one of its own onto the prototype of all objects, the file would not start. Nor is there any need of
 * what makes such an object pass for a module to those who look at it: its members are only ever asked for by name.
 */
export const ownExports: Plugin = {
  name: 'own-exports',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      file.code = file.code.replace(helper, 'for(let $1 of Object.keys($2))$3})').replace(tag, '');
      if (/\bin [\w$]+\)[\w$]+\([\w$,]+\{get:|toStringTag/.test(file.code))
        this.error(`${file.fileName}: the bundler gathers exports in another way now: look at it again.`);
    }
  },
};
