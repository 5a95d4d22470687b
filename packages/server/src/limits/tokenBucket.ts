import type { BucketLimit } from './limits.js';

/** A budget for one actor. Times come from the caller, so that tests own the clock. */
export interface TokenBucket {
  /** Takes one; 0 when granted, else the milliseconds until one is there. */
  take(now: number): number;
  /** Gives one back that was not used after all. */
  refund(): void;
  /** Whether nothing has been spent: the bucket need not be remembered. */
  isFull(now: number): boolean;
}

/** Makes a full bucket. */
export function createTokenBucket({ burst, perSecond }: BucketLimit): TokenBucket {
  let tokens = burst;
  let filledAt: number | undefined;
  const fill = (now: number): void => {
    const passedMs = Math.max(0, now - (filledAt ?? now));
    tokens = Math.min(burst, tokens + (passedMs / 1000) * perSecond);
    filledAt = now;
  };
  return {
    take: (now) => {
      fill(now);
      if (tokens >= 1) {
        tokens -= 1;
        return 0;
      }
      return Math.ceil(((1 - tokens) / perSecond) * 1000);
    },
    refund: () => {
      tokens = Math.min(burst, tokens + 1);
    },
    isFull: (now) => {
      fill(now);
      return tokens >= burst;
    },
  };
}
