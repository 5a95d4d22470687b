/** What carries the frames. */
export type Carrier = 'websocket' | 'sse';

/** What a transport remembers of its connections. Times in milliseconds of one clock. */
export interface CarrierMemory {
  /** How many connections in a row broke soon after they had opened. */
  readonly broken: number;
  /** How often WebSockets have been given up since the last one that lasted. */
  readonly turns: number;
  /** Until then plain HTTP goes first. */
  readonly sseUntil: number;
}

/** What came of an attempt, or of a connection. */
export type Outcome =
  /** It opened where the other carrier had just failed. */
  | { readonly type: 'opened-instead'; readonly carrier: Carrier }
  /** It opened, and broke soon after. */
  | { readonly type: 'broke-soon'; readonly carrier: Carrier }
  /** It opened, and ended after a good while or for a good reason. */
  | { readonly type: 'lasted'; readonly carrier: Carrier }
  /** No carrier got through: that is no carrier's fault. */
  | { readonly type: 'unreachable' };

/** What a new transport remembers. */
export const freshMemory: CarrierMemory = { broken: 0, turns: 0, sseUntil: 0 };

/** A connection that breaks within this time, in milliseconds, may have been broken by something on the way. */
export const soonMs = 10_000;

const brokenAtMost = 2;
const minute = 60_000;
const longestTurn = 60 * minute;

/** The carrier that the next attempt begins with. */
export function chooseCarrier({ sseUntil }: CarrierMemory, now: number): Carrier {
  return now < sseUntil ? 'sse' : 'websocket';
}

/**
 * What is remembered after an outcome. Plain HTTP gets a turn of 5 minutes, then of 10, 20, 40 and 60; after each
 * the next attempt begins with a WebSocket again.
 */
export function remember(memory: CarrierMemory, outcome: Outcome, now: number): CarrierMemory {
  const { broken, turns } = memory;
  const toSse = {
    broken: 0,
    turns: turns + 1,
    sseUntil: now + Math.min(longestTurn, 5 * minute * 2 ** turns),
  };
  switch (outcome.type) {
    case 'opened-instead':
      return outcome.carrier === 'sse' ? toSse : { broken: 0, turns, sseUntil: 0 };
    case 'broke-soon':
      if (broken < brokenAtMost) return { ...memory, broken: broken + 1 };
      return outcome.carrier === 'websocket' ? toSse : { broken: 0, turns, sseUntil: 0 };
    case 'lasted':
      return outcome.carrier === 'websocket' ? freshMemory : { ...memory, broken: 0 };
    case 'unreachable':
      return memory;
  }
}
