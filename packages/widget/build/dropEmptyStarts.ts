import type { Plugin } from 'vite';

/** One module's start in a file that holds several: the bundler's helper around what stands at its top level. */
const start = /^\s*var (init_[\w$]+) = __esmMin\(\(\(\) => \{((?:\s*init_[\w$]+\(\);)*)\s*\}\)\);$/gm;

/**
 * Where a file holds modules that are started on demand, the bundler has each start those that it imports, also
 * those in which there is nothing to start. Those starts and all calls of them are taken out.
 */
export const dropEmptyStarts: Plugin = {
  name: 'drop-empty-starts',
  renderChunk(chunk) {
    let code = chunk;
    for (;;) {
      const empty = [...code.matchAll(start)].flatMap(([text, name, calls]) =>
        calls?.trim() ? [] : [{ text, name }],
      );
      if (empty.length === 0) break;
      for (const { text } of empty) code = code.replace(text, '');
      const names = empty.map(({ name }) => name?.replaceAll('$', '\\$')).join('|');
      code = code.replace(new RegExp(`(?<![\\w$])(?:${names})\\(\\)(?:;|, )`, 'g'), '');
      const left = new RegExp(`(?<![\\w$])(?:${names})(?![\\w$])`).exec(code);
      if (left) this.error(`${left[0]} is called in another way now: look at it again.`);
    }
    return code === chunk ? null : { code, map: null };
  },
};
