import { expect, test } from 'vitest';
import { backOffMs } from './backOffMs.js';

test.each([
  [1, 0, 100],
  [1, 0.999999, 500],
  [2, 0.999999, 1000],
  [4, 0.5, 2050],
  [6, 0.999999, 15_000],
  [500, 0.999999, 15_000],
])('attempt %i with random %f waits %i ms', (attempt, random, expected) => {
  expect(backOffMs(attempt, random)).toBe(expected);
});
