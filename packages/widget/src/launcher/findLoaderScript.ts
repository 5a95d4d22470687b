/**
 * The script element that we came from. Optimisers re-insert scripts, and then there is no current one, or
 * it is another's: the one with our attribute is looked for.
 */
export function findLoaderScript(): HTMLScriptElement | null {
  const current = document.currentScript as HTMLScriptElement | null;
  return current?.src ? current : document.querySelector('script[src*="loader"][data-server]');
}
