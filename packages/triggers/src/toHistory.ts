import type { History } from './history.js';
import { isRecord } from './isRecord.js';

/** Reads a stored or received history; `undefined` when it is not one. Times that lie ahead become now. */
export function toHistory(value: unknown, now: number): History | undefined {
  if (!isRecord(value) || !Array.isArray(value.events)) return undefined;
  const { startedAt, seenAt, returning, events, cart } = value;
  const isKept = (item: unknown): boolean => isRecord(item) && Number.isFinite(item.at);
  if (!Number.isFinite(startedAt) || !Number.isFinite(seenAt)) return undefined;
  const kept = {
    startedAt,
    seenAt,
    returning: !!returning,
    events: events.filter(isKept),
    ...(isKept(cart) && { cart }),
  };
  // A clock that was set back would otherwise keep every prompt away until it has caught up.
  return JSON.parse(JSON.stringify(kept), (_, inner) =>
    typeof inner === 'number' ? Math.min(inner, now) : inner,
  );
}
