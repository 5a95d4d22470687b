import type { Told } from '../launcher/parts.js';

/** What was told, for those who come late. */
export interface Ledger {
  tell(told: Told): void;
  /** Hands over what was told so far, in order, and from then on each thing at once. */
  join(take: (told: Told) => void): void;
}

/**
 * Makes a ledger that does not grow with the page: contexts are merged into one, and signals are kept only
 * as long as `keepsSignals` says that somebody will still want them.
 */
export function createLedger(keepsSignals: () => boolean): Ledger {
  const takers: ((told: Told) => void)[] = [];
  let entries: Told[] = [];
  const keep = (told: Told): void => {
    if (told[0] === 'track' && !keepsSignals()) return;
    if (told[0] !== 'context') {
      entries.push(told);
      return;
    }
    const before = entries.find((entry) => entry[0] === 'context');
    entries = entries.filter((entry) => entry !== before);
    entries.push(before?.[0] === 'context' ? ['context', { ...before[1], ...told[1] }] : told);
  };
  return {
    tell(told) {
      keep(told);
      for (const take of takers) take(told);
    },
    join(take) {
      for (const told of entries) take(told);
      takers.push(take);
    },
  };
}
