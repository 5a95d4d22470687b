import { expect, it } from 'vitest';
import { createBucketsByKey } from './bucketsByKey.js';
import { defaultLimits } from './limits.js';
import { createTokenBucket } from './tokenBucket.js';

it('grants the burst, then says how long to wait, and is right about it', () => {
  const bucket = createTokenBucket({ burst: 3, perSecond: 2 });
  expect([1, 2, 3].map(() => bucket.take(1_000))).toEqual([0, 0, 0]);
  expect(bucket.take(1_000)).toBe(500);
  expect(bucket.take(1_250)).toBe(250);
  expect(bucket.take(1_500)).toBe(0);
  expect(bucket.take(1_500)).toBe(500);
});

it('never fills above the burst, and a clock that steps back does no harm', () => {
  const bucket = createTokenBucket({ burst: 2, perSecond: 1 });
  expect(bucket.take(0)).toBe(0);
  expect(bucket.isFull(60_000)).toBe(true);
  expect([1, 2].map(() => bucket.take(60_000))).toEqual([0, 0]);
  expect(bucket.take(10_000)).toBe(1_000);
});

it('gives back what was not used', () => {
  const bucket = createTokenBucket({ burst: 1, perSecond: 1 });
  bucket.take(0);
  bucket.refund();
  expect(bucket.take(0)).toBe(0);
});

it('lets 100 messages through at once by default', () => {
  for (const limit of [defaultLimits.messages, defaultLimits.frames]) {
    const bucket = createTokenBucket(limit);
    expect(Array.from({ length: 100 }, () => bucket.take(0)).filter((waitMs) => waitMs > 0)).toEqual([]);
  }
});

it('keeps keys apart and forgets the full ones', () => {
  const buckets = createBucketsByKey({ burst: 1, perSecond: 1 });
  const first = buckets.of('a');
  expect(first.take(0)).toBe(0);
  expect(buckets.of('b').take(0)).toBe(0);
  buckets.prune(500);
  expect(buckets.of('a')).toBe(first);
  buckets.prune(2_000);
  expect(buckets.of('a')).not.toBe(first);
});
