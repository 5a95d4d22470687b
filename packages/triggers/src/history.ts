/** What can happen to a prompt, or to another interruption that shares the budget. */
export type Happening = 'shown' | 'dismissed' | 'engaged';

/**
 * When (milliseconds since the epoch), what, and to which rule; another interruption goes by its caller's name.
 * A change of the cart names nothing and ends with a checksum.
 */
export type HistoryEvent = readonly [at: number, what: Happening | 'cart', id: string, hash?: string];

/** What is remembered about one visitor: when he came, and what he was shown. Never what he did or bought. */
export interface History {
  /** Start of the running visit. */
  readonly startedAt: number;
  /** When the visit was last seen going on. */
  readonly seenAt: number;
  /** Whether there was a visit before this one. */
  readonly returning: boolean;
  /** Oldest first. */
  readonly events: readonly HistoryEvent[];
}

/** A day, in milliseconds. */
export const dayMs = 86_400_000;
// As web analytics count: a visit is over after half an hour without a sign of the visitor.
const visitGapMs = 1_800_000;
const keptOfKind = 10;

/** A visitor who is here now; of what was before, nothing is known. */
export function newHistory(now: number, ...events: HistoryEvent[]): History {
  return { startedAt: now, seenAt: now, returning: false, events };
}

/**
 * Brings together what is remembered in two places; the order and repetitions do not matter.
 *
 * With a new history it says that the visitor is here now: his visit goes on, or another one begins.
 */
export function merge(one: History, other: History): History {
  const [first, last] = one.startedAt <= other.startedAt ? [one, other] : [other, one];
  const isSame = last.startedAt - first.seenAt <= visitGapMs;
  const seenAt = Math.max(one.seenAt, other.seenAt);
  // Sorted as texts, and those begin with the time.
  const all = [
    ...new Map([...one.events, ...other.events].map((event) => [String(event), event])).values(),
  ].sort();
  return {
    startedAt: isSame ? first.startedAt : last.startedAt,
    seenAt,
    returning: first.returning || last.returning || !isSame,
    events: all.filter(
      ([at, what, id], index) =>
        seenAt - at < dayMs ||
        // Old ones only matter to limits "ever", and those count no further than ten.
        all.slice(index).filter((event) => event[1] === what && event[2] === id).length <= keptOfKind,
    ),
  };
}

/** Reads a stored or received history; `undefined` when it is not one. Times that lie ahead become now. */
export function readHistory(text: string, now: number): History | undefined {
  try {
    // A clock that was set back would otherwise keep every prompt away until it has caught up.
    const history: History = JSON.parse(text, (_, value) =>
      typeof value === 'number' ? Math.min(value, now) : value,
    );
    return history.seenAt >= history.startedAt && history.events.every(([at]) => at > 0)
      ? history
      : undefined;
  } catch {
    return undefined;
  }
}

/** What happened since a moment, oldest first: to one prompt, or to any. */
export function eventsOf(history: History, what: HistoryEvent[1], since = 0, id?: string): HistoryEvent[] {
  const found: HistoryEvent[] = [];
  for (const event of history.events)
    if ((!id || event[2] === id) && event[1] === what && event[0] >= since) found.push(event);
  return found;
}
