import type { Signal } from './signal.js';

type Values = Readonly<Record<string, unknown>>;
interface DataLayer extends Array<unknown> {
  push(...entries: unknown[]): number;
}

/** What matters of Consent Mode's types: that the page may remember, and that it may look at what is visited. */
const kinds = ['functionality_storage', 'analytics_storage'] as const;

/**
 * Google Consent Mode v2 (developers.google.com/tag-platform/security/guides/consent): what the page says with
 * `gtag('consent', 'default' | 'update', …)`, which stands in `dataLayer`.
 *
 * Granted: `analytics_storage` is, and `functionality_storage` is not denied. Denied: an update has denied
 * `functionality_storage`, or `analytics_storage` where that is not named. A default that holds for some regions only
 * can take away and not give, for nobody here knows the region.
 */
export function googleConsent(changed: () => void): Signal {
  const { dataLayer } = window as { dataLayer?: DataLayer };
  const values: Record<string, unknown> = {};
  const regional: Record<string, unknown> = {};
  let isChosen = false;
  let isSaid = false;
  let isOver = false;

  function read(entry: unknown): void {
    const [command, action, given] = Array.from(Object(entry) as ArrayLike<unknown>);
    if (command !== 'consent' || (action !== 'default' && action !== 'update')) return;
    const said = Object(given) as Values;
    isSaid = true;
    for (const kind of kinds) {
      if (said[kind] === undefined) continue;
      if (action === 'update') {
        isChosen = true;
        regional[kind] = undefined;
        values[kind] = said[kind];
      } else if (said.region === undefined) values[kind] ??= said[kind];
      else if (said[kind] === 'denied') regional[kind] ??= 'denied';
    }
  }

  const newest = (kind: string) => regional[kind] ?? values[kind];
  for (const entry of Array.isArray(dataLayer) ? [...dataLayer] : []) read(entry);
  // The documented way to hear of an update on the page: a tag manager listens in the same way.
  const push = dataLayer?.push;
  const listen = function (this: DataLayer, ...entries: unknown[]): number {
    const length = push?.apply(this, entries) ?? 0;
    if (isOver) return length;
    for (const entry of entries) read(entry);
    changed();
    return length;
  };
  if (dataLayer && push) dataLayer.push = listen;

  return {
    isThere: () => isSaid,
    answer() {
      const [functionality, analytics] = kinds.map(newest);
      if (isChosen && (functionality ?? analytics) === 'denied') return 'denied';
      return analytics === 'granted' && functionality !== 'denied' ? 'granted' : 'on-open';
    },
    stop() {
      isOver = true;
      if (dataLayer && push && dataLayer.push === listen) dataLayer.push = push;
    },
  };
}
