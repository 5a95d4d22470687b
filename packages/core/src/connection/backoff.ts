/** Somebody who waits for an answer looks away after about half a minute. */
const capMs = 30_000;

/**
 * How long to wait after the given number of failures in a row, in milliseconds.
 *
 * Full jitter: any time up to the ceiling, so that a thousand visitors of a restarted server do not come
 * back in the same moment.
 *
 * @param random from 0 up to, but not including, 1.
 * @param firstMs the ceiling before any failure; doubled with each, up to 30 s.
 */
export function backoff(failures: number, random: number, firstMs = 500): number {
  return random * Math.min(capMs, firstMs * 2 ** failures);
}
