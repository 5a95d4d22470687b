/** One real wait: from entering the queue to the operator, and the position at entry. */
export interface WaitSample {
  readonly waitMs: number;
  readonly position: number;
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return undefined;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** Below this a conversation did not wait: it was given out in the same moment. */
const atOnceMs = 1_000;

/**
 * Seconds that a place in the queue will probably wait; `undefined` without any sample.
 *
 * The median time per place of those who really waited; those who were served at once only count while
 * nobody has waited, or a busy hour would promise nothing but zeros. Never less than the first in the queue
 * has waited already: that much is a fact.
 */
export function estimateWait(
  samples: readonly WaitSample[],
  position: number,
  headWaitedMs = 0,
): number | undefined {
  const waited = samples.filter(({ waitMs }) => waitMs >= atOnceMs);
  const perPlace = median(
    (waited.length > 0 ? waited : samples).map((sample) => sample.waitMs / Math.max(1, sample.position)),
  );
  if (perPlace === undefined) return undefined;
  return Math.max(1, Math.ceil(Math.max(perPlace * position, headWaitedMs) / 1000));
}
