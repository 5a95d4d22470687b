/**
 * The script element that we came from. Optimisers re-insert scripts so that there is no current one: then
 * the one with our attribute is looked for. A picture by the name `currentScript` is none: it would say where our
 * parts are fetched from.
 */
export function findLoaderScript(): HTMLScriptElement | null {
  const current = document.currentScript as HTMLScriptElement | null;
  return current?.matches('script') ? current : document.querySelector('script[src*="loader"][data-server]');
}
