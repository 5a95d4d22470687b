import type { BucketLimit } from './limits.js';
import { createTokenBucket, type TokenBucket } from './tokenBucket.js';

/** One bucket per key: per visitor, per address. */
export interface BucketsByKey {
  of(key: string): TokenBucket;
  /** Forgets the buckets that are full again, so that the map cannot grow with every visitor there ever was. */
  prune(now: number): void;
}

/** Makes an empty set of buckets that share one limit. */
export function createBucketsByKey(limit: BucketLimit): BucketsByKey {
  const buckets = new Map<string, TokenBucket>();
  return {
    of: (key) => {
      const known = buckets.get(key);
      if (known !== undefined) return known;
      const made = createTokenBucket(limit);
      buckets.set(key, made);
      return made;
    },
    prune: (now) => {
      for (const [key, bucket] of buckets) if (bucket.isFull(now)) buckets.delete(key);
    },
  };
}
