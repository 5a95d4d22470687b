import type { History, HistoryEvent } from './history.js';

const dayMs = 86_400_000;

/** How often something happened to one prompt, or to all, in the running visit, in the last 24 hours or ever. */
export function countEvents(
  { events, startedAt }: History,
  now: number,
  what: HistoryEvent['what'],
  per: 'visit' | 'day' | 'ever',
  id?: string,
): number {
  const since = per === 'visit' ? startedAt : per === 'day' ? now - dayMs + 1 : 0;
  let count = 0;
  for (const event of events)
    if (event.at >= since && event.what === what && (!id || event.id === id)) count++;
  return count;
}
