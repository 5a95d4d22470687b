import { expect, test } from 'vitest';
import { waitStage } from './waitStage.js';

test.each([
  [-500, 'calm'],
  [0, 'calm'],
  [19_999, 'calm'],
  [20_000, 'soon'],
  [39_999, 'soon'],
  [40_000, 'late'],
  [3_600_000, 'late'],
] as const)('%i ms waited is %s', (waited, stage) => {
  expect(waitStage(waited)).toBe(stage);
});
