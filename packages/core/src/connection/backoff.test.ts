import { describe, expect, test } from 'vitest';
import { backoff } from './backoff.js';

describe('backoff', () => {
  test.each([
    [0, 500],
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [6, 30_000],
    [1_000, 30_000],
  ])('after %i failures the ceiling is %i ms', (failures, ceiling) => {
    expect(backoff(failures, 0)).toBe(0);
    expect(backoff(failures, 0.5)).toBe(ceiling / 2);
    expect(backoff(failures, 0.999_999)).toBeLessThan(ceiling);
    expect(backoff(failures, 0.999_999)).toBeGreaterThan(ceiling * 0.999);
  });

  test.each([
    [0, 5_000],
    [2, 20_000],
    [3, 30_000],
  ])('beginning at 5 s, after %i failures it is %i ms', (failures, ceiling) => {
    expect(backoff(failures, 0.5, 5_000)).toBe(ceiling / 2);
  });
});
