/** First step of the back-off, doubled with each attempt. */
const firstStepMs = 500;

/** A desk that waits longer than this looks broken to its operator. */
const longestMs = 15_000;

/**
 * How long to wait before a connection attempt, in milliseconds: exponential with full jitter.
 *
 * @param attempt counts from 1.
 * @param random from 0 up to, but not including, 1.
 */
export function backOffMs(attempt: number, random: number): number {
  // The floor keeps a desk whose server refuses at once from hammering it.
  const ceiling = Math.min(longestMs, firstStepMs * 2 ** Math.min(attempt - 1, 16));
  return Math.round(100 + random * (ceiling - 100));
}
