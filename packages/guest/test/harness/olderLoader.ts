import { readFileSync } from 'node:fs';

const manifest = new URL('../../../widget/package.json', import.meta.url);

/** The version that was built. */
export const newer = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;

/** A version that was never built: its folder holds what the test puts there. */
export const older = '0.0.0-cached';

/**
 * The loader as a cache has kept it from the older version.
 *
 * @throws Error where the loader does not say its version: nothing would be shown then.
 */
export function olderLoader(widget: ReadonlyMap<string, string>): string {
  const loader = widget.get('loader.js') ?? '';
  if (!loader.includes(newer)) throw new Error(`loader.js does not name ${newer}`);
  return loader.replaceAll(newer, older);
}
