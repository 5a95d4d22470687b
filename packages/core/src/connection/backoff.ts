/** First ceiling; doubled with each failure. */
const firstMs = 500;
/** Somebody who waits for an answer looks away after about half a minute. */
const capMs = 30_000;

/**
 * How long to wait after the given number of failures in a row, in milliseconds.
 *
 * Full jitter: any time up to the ceiling, so that a thousand visitors of a restarted server do not come
 * back in the same moment.
 *
 * @param random from 0 up to, but not including, 1.
 */
export function backoff(failures: number, random: number): number {
  return random * Math.min(capMs, firstMs * 2 ** failures);
}
