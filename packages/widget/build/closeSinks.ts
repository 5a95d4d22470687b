import type { Plugin } from 'vite';

/** What Preact offers and we must not have, as its file spells it, beside what stands there instead. */
const sinks: readonly (readonly [theirs: string, ours: string])[] = [
  ['"dangerouslySetInnerHTML"==s?y=k:', ''],
  ['"dangerouslySetInnerHTML"==s?h=k:', ''],
  [
    'h?(l||y&&(h.__html==y.__html||h.__html==t.innerHTML)||(t.innerHTML=h.__html),r.__k=[]):(y&&(t.textContent=""),("foreignObject"==C',
    '(("foreignObject"==C',
  ],
  [
    'if("style"==t)if("string"==typeof r)n.style.cssText=r;else{if("string"==typeof u&&(n.style.cssText=u=""),u)for(t in u)r&&t in r||T(n.style,t);if(r)for(t in r)u&&r[t]==u[t]||T(n.style,t,r[t])}else if("o"==',
    'if("o"==',
  ],
];

/**
 * Takes the ways from a text to markup and to inline style out of Preact. No component of ours uses them; so that
 * none of what others wrote can ever reach them, they are not there.
 */
export const closeSinks: Plugin = {
  name: 'close-sinks',
  transform(code, id) {
    if (!/preact[/\\]dist[/\\]preact\.mjs$/.test(id)) return undefined;
    let closed = code;
    for (const [theirs, ours] of sinks) {
      if (!closed.includes(theirs))
        this.error(`Preact spells it in another way now, look at it again: ${theirs}`);
      closed = closed.replace(theirs, ours);
    }
    return { code: closed, map: null };
  },
};
