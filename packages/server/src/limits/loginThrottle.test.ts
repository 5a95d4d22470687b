import { expect, it } from 'vitest';
import { createLoginThrottle } from './loginThrottle.js';

it('five tries in the window, then the time until the first one has aged', () => {
  const throttle = createLoginThrottle(5, 900);
  expect([0, 100, 200, 300, 400].map((at) => throttle.attempt('a', at))).toEqual([0, 0, 0, 0, 0]);
  expect(throttle.attempt('a', 500)).toBe(400);
  expect(throttle.attempt('b', 500)).toBe(0);
  expect(throttle.attempt('a', 901)).toBe(0);
  expect(throttle.attempt('a', 902)).toBe(98);
});

it('a success forgets the failures; pruning forgets the aged', () => {
  const throttle = createLoginThrottle(1, 900);
  throttle.attempt('a', 0);
  throttle.succeed('a');
  expect(throttle.attempt('a', 1)).toBe(0);
  throttle.prune(100);
  expect(throttle.attempt('a', 100)).toBeGreaterThan(0);
  throttle.prune(2_000);
  expect(throttle.attempt('a', 2_000)).toBe(0);
});

it('a clock that is set back by a day does not lock anybody out for a day', () => {
  const throttle = createLoginThrottle(1, 900);
  throttle.attempt('a', 86_400_000);
  expect(throttle.attempt('a', 1_000)).toBe(0);
  expect(throttle.attempt('a', 1_001)).toBe(899);
});
