import type { Direction } from '../conformance/harness.js';

/** Cuts the first connection that has passed so many bytes since. */
export interface ByteLimit {
  readonly bytes: number;
}

/** What is wrong with the wire at the moment; one object for all connections of a proxy. */
export interface Faults {
  readonly held: Set<Direction>;
  isBlack: boolean;
  isRefusing: boolean;
  delayMs: number;
  bytesPerSecond: number;
  readonly limits: Partial<Record<Direction, ByteLimit>>;
  /** How many answers until the one that is swallowed; 0: none is. */
  swallow: number;
  /** What requests get instead of the backend's answer, and how many of them still do. */
  answer:
    | { readonly status: number; readonly retryAfterSeconds: number | undefined; times: number }
    | undefined;
}

/** A wire with nothing wrong. */
export function noFaults(): Faults {
  return {
    held: new Set(),
    isBlack: false,
    isRefusing: false,
    delayMs: 0,
    bytesPerSecond: Number.POSITIVE_INFINITY,
    limits: {},
    swallow: 0,
    answer: undefined,
  };
}

/** Whether the answer that begins now is the one to be swallowed; that fault is over then. */
export function takesAnswer(faults: Faults): boolean {
  return faults.swallow > 0 && --faults.swallow === 0;
}
