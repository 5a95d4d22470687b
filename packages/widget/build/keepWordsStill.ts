import type { Plugin } from 'vite';

const still = '\0still-words';

/**
 * Gives `@nanostores/i18n` the stores without their life cycle: a window's words never change while it is
 * open, so the library has nothing to do when somebody begins to watch them.
 */
export const keepWordsStill: Plugin = {
  name: 'keep-words-still',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id === 'nanostores' && /i18n[/\\]create-i18n/.test(importer ?? '') ? still : undefined,
  load: (id) =>
    id === still ? "export { atom } from 'nanostores'; export const onMount = () => {};" : undefined,
};
