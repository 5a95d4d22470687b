import type { Plugin } from 'vite';

const theirs = '(globalThis.nanostoresGlobal ||= { epoch: 0 })';

/**
 * Takes away the global variable by which several copies of nanostores on a page find each other: ours is one
 * copy, and `window.comptoir` is the only name that we leave on a shop's page.
 */
export const keepOneGlobal: Plugin = {
  name: 'keep-one-global',
  transform(code, id) {
    if (!code.includes('globalThis.nanostoresGlobal') || !/nanostores[/\\]atom/.test(id)) return undefined;
    if (!code.includes(theirs))
      this.error('nanostores names its global in another way now: look at it again.');
    return { code: code.replace(theirs, '{ epoch: 0 }'), map: null };
  },
};
