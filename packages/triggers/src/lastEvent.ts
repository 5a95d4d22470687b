import type { History, HistoryEvent } from './history.js';

/** When something last happened to any prompt; 0 when it never did. */
export function lastEvent({ events }: History, what: HistoryEvent['what']): number {
  return Math.max(0, ...events.filter((event) => event.what === what).map(({ at }) => at));
}
