/** Keeps in this tab which window is open, so that the next page opens it again; `undefined` when none is. */
export function rememberOpen(prefix: string, intent: string | undefined): void {
  const key = `${prefix}open`;
  try {
    if (intent === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, intent);
  } catch {
    // Storage is switched off or full: the next page starts with a closed window.
  }
}
