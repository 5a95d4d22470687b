/**
 * The folder that the lazy parts are fetched from, for the address of a loader, or for the folder that the shop
 * has named instead.
 *
 * On a package CDN a floating `@comptoir/widget@1` becomes the loader's own exact version, so that a cached
 * loader never asks a newer release for parts that it no longer has.
 *
 * @param folder where the parts lie beside a loader.
 * @returns an address that ends as `folder` does.
 */
export function chunkBase(folder: string, loader: string, version: string, assetBase?: string): string {
  const from = assetBase
    ? assetBase.replace(/\/?$/, '/')
    : loader.replace(/(\/@comptoir\/widget)([@?#].*)?$/, `$1@${version}/dist/`);
  // Not by the document: a `<base>` of the page says nothing of us.
  return new URL(folder, new URL(from, location.href)).href;
}
