/**
 * The folder that the lazy parts are fetched from, for the address of a loader.
 *
 * On a package CDN a floating `@comptoir/widget@1` becomes the loader's own exact version, so that a cached
 * loader never asks a newer release for parts that it no longer has.
 *
 * @returns an address that ends with a slash.
 */
export function chunkBase(loader: string, version: string): string {
  const path = loader.replace(/[?#].*$/, '');
  const floating = /^(.*\/@comptoir\/widget)(@[^/]*(\/.*)?)?$/.exec(path);
  return floating ? `${floating[1]}@${version}/dist/` : path.replace(/[^/]*$/, '');
}
