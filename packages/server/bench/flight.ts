import { percentile } from './percentile.js';

/** One message on its way; times in milliseconds since the epoch. */
export interface Flight {
  readonly voice: { readonly side: 'visitor' | 'operator' };
  /** When it should have been sent, also when the sender was late. */
  readonly dueAt: number;
  ackedAt?: number;
  /** When the other side had it. */
  arrivedAt?: number;
  refused?: string;
}

/** What came of many messages; times in milliseconds. */
export interface Flown {
  readonly sent: number;
  readonly stored: number;
  readonly arrived: number;
  readonly perSecond: number;
  readonly ackP50: number;
  readonly ackP99: number;
  readonly otherP50: number;
  readonly otherP99: number;
  readonly worst: number;
}

/** Sums up. */
export function toFlown(flights: readonly Flight[], start: number): Flown {
  const acks = flights.flatMap(({ ackedAt, dueAt }) => (ackedAt === undefined ? [] : [ackedAt - dueAt]));
  const others = flights.flatMap(({ arrivedAt, dueAt }) =>
    arrivedAt === undefined ? [] : [arrivedAt - dueAt],
  );
  const last = flights.reduce((latest, { ackedAt = start }) => Math.max(latest, ackedAt), start);
  return {
    sent: flights.length,
    stored: acks.length,
    arrived: others.length,
    perSecond: acks.length / ((last - start) / 1000),
    ackP50: percentile(acks, 0.5),
    ackP99: percentile(acks, 0.99),
    otherP50: percentile(others, 0.5),
    otherP99: percentile(others, 0.99),
    worst: Math.max(0, ...percentileSafe(others), ...percentileSafe(acks)),
  };
}

// `Math.max` over a hundred thousand arguments overflows the stack.
function percentileSafe(values: readonly number[]): readonly number[] {
  return values.length === 0 ? [] : [percentile(values, 1)];
}
