import { expect, it } from 'vitest';
import { estimateWait } from './estimateWait.js';

const wait = (seconds: number, position = 1) => ({ waitMs: seconds * 1000, position });

it.each([
  ['nothing to estimate from', [], 1, 0, undefined],
  ['nobody has waited yet, but somebody was served', [wait(0.01)], 1, 0, 1],
  ['one wait', [wait(30)], 1, 0, 30],
  ['the second place waits twice as long', [wait(30)], 2, 0, 60],
  ['a wait at place 3 counts as three places', [wait(90, 3)], 1, 0, 30],
  ['the median ignores one lunch break', [wait(10), wait(12), wait(3600)], 1, 0, 12],
  ['an even number: the middle', [wait(10), wait(20)], 1, 0, 15],
  ['those served at once do not promise zeros', [wait(0), wait(0), wait(0), wait(40)], 1, 0, 40],
  ['never less than the first has waited', [wait(10)], 1, 95_000, 95],
  ['a part of a second is a second', [wait(1.2)], 1, 0, 2],
])('%s', (_what, samples, position, headWaitedMs, expected) => {
  expect(estimateWait(samples, position, headWaitedMs)).toBe(expected);
});
