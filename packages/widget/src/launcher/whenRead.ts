/** Calls back when the page has been read to its end: soon, if it has been already; never at once. */
export function whenRead(callback: () => void): void {
  if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', callback, { once: true });
  else setTimeout(callback);
}
