import type { Plugin } from 'vite';
import { sinks, unused } from './preactCuts.js';

/**
 * Takes out of Preact what must not be there and what nobody needs there. Its file is minified when it is published,
 * so that a cut is a text in it; the build stops when a version spells one in another way.
 */
export const leanPreact: Plugin = {
  name: 'lean-preact',
  transform(code, id) {
    if (!/preact[/\\]dist[/\\]preact\.mjs$/.test(id)) return undefined;
    let lean = code;
    for (const [theirs, ours] of [...sinks, ...unused]) {
      const [before, after, more] = lean.split(theirs);
      if (after === undefined || more !== undefined) {
        this.error(`Preact spells it in another way now, look at it again: ${theirs}`);
      }
      lean = `${before}${ours}${after}`;
    }
    return { code: lean, map: null };
  },
};
