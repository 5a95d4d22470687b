/**
 * The script element that we came from. Optimisers re-insert scripts so that there is no current one: then
 * the one with our attribute is looked for.
 */
export function findLoaderScript(): HTMLScriptElement | null {
  return (
    (document.currentScript as HTMLScriptElement | null) ??
    document.querySelector('script[src*="loader"][data-server]')
  );
}
