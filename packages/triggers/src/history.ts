/** What happened to a prompt, or to another interruption that shares the budget. */
export interface HistoryEvent {
  /** The rule's id, or the caller's name for a greeting, a rating, an unread pop-up. */
  readonly id: string;
  readonly what: 'shown' | 'dismissed' | 'engaged';
  /** Milliseconds since the epoch. */
  readonly at: number;
}

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
  /** A hash of the cart and when it last changed. */
  readonly cart?: { readonly hash: string; readonly at: number };
}

// As web analytics count: a visit is over after half an hour without a sign of the visitor.
const visitGapMs = 1_800_000;
const keptMs = 30 * 86_400_000;
const keptOfKind = 10;

/** A visitor who has just come, and of whom nothing is known. */
export function newHistory(now: number): History {
  return { startedAt: now, seenAt: now, returning: false, events: [] };
}

/** The same visitor is here now: the visit goes on, or a new one begins. */
export function touch(history: History, now: number): History {
  return now - history.seenAt > visitGapMs
    ? { ...history, startedAt: now, seenAt: now, returning: true }
    : { ...history, seenAt: Math.max(history.seenAt, now) };
}

/** Adds what happened. */
export function record(history: History, event: HistoryEvent): History {
  return merge(history, { ...history, events: [event] });
}

/** Brings what two tabs remember together; the order and repetitions do not matter. */
export function merge(one: History, other: History): History {
  const [first, last] = one.startedAt <= other.startedAt ? [one, other] : [other, one];
  const same = last.startedAt - first.seenAt <= visitGapMs;
  const carts = [one.cart, other.cart].filter((cart) => cart !== undefined);
  // Of two changes in the same moment both tabs must pick the same one.
  const cart = carts.sort((a, b) => b.at - a.at || (a.hash < b.hash ? 1 : -1))[0];
  return {
    startedAt: same ? first.startedAt : last.startedAt,
    seenAt: Math.max(one.seenAt, other.seenAt),
    returning: last.returning || first.returning || !same,
    events: prune([...one.events, ...other.events], Math.max(one.seenAt, other.seenAt)),
    ...(cart && { cart }),
  };
}

// Old events only matter to limits "ever", and those count no further than ten.
function prune(events: readonly HistoryEvent[], now: number): HistoryEvent[] {
  const seen = new Map<string, HistoryEvent>();
  for (const event of events) seen.set(`${event.at} ${event.what} ${event.id}`, event);
  const counts = new Map<string, number>();
  return [...seen.values()]
    .sort((a, b) => b.at - a.at)
    .filter((event) => {
      const kind = `${event.what} ${event.id}`;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return count <= keptOfKind || now - event.at < keptMs;
    })
    .reverse();
}
