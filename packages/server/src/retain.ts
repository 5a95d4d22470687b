import type { Service } from './service.js';
import type { Erasure } from './storage/privacyStore.js';

const dayMs = 86_400_000;

/** So many conversations go in one transaction: nobody has to wait long for his message. */
const perStep = 50;

/**
 * Deletes conversations in which nothing happened for so many days, and the files that nothing names any more.
 *
 * @param at milliseconds since the epoch.
 * @returns what went, for those who still show it.
 */
export async function retain(
  { storage, files }: Pick<Service, 'storage' | 'files'>,
  days: number,
  at: number,
): Promise<readonly Erasure[]> {
  const gone: Erasure[] = [];
  for (let step = perStep; step === perStep; ) {
    const erased = await storage.privacy.expire(at - days * dayMs, perStep);
    gone.push(...erased);
    step = erased.length;
  }
  await files.removeDue();
  return gone;
}
