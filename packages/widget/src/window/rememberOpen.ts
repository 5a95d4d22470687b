import type { Counter } from '../launcher/parts.js';

/**
 * Keeps in this tab which window is open, so that the next page opens it again. Nothing is kept when the
 * visitor or the shop has forbidden it.
 */
export function rememberOpen(counter: Counter): (intent: string | undefined) => void {
  const key = `${counter.prefix}open`;
  let { consent } = counter.options;
  const remember = (intent: string | undefined): void => {
    try {
      if (intent === undefined || consent === 'denied') sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, intent);
    } catch {
      // Storage is switched off or full: the next page starts with a closed window.
    }
  };
  counter.join((told) => {
    if (told[0] !== 'consent') return;
    consent = told[1];
    if (consent === 'denied') remember(undefined);
  });
  return remember;
}
