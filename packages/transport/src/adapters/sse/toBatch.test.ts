import { expect, it } from 'vitest';
import { maxFrameBytes } from '../../wire/visitorFrames.js';
import { toBatch } from './toBatch.js';

it('takes what fits into one request, in order, and leaves the rest', () => {
  const queue = ['a', 'я'.repeat(maxFrameBytes / 4), 'b'.repeat(maxFrameBytes / 2), 'c'];
  expect(toBatch(queue).map((text) => text[0])).toEqual(['a', 'я']);
  expect(toBatch(queue).map((text) => text[0])).toEqual(['b', 'c']);
  expect(queue).toEqual([]);
});

it('takes one frame however long it is', () => {
  const queue = ['x'.repeat(2 * maxFrameBytes), 'y'];
  expect(toBatch(queue)).toHaveLength(1);
  expect(queue).toEqual(['y']);
});

it('takes nothing from nothing', () => {
  expect(toBatch([])).toEqual([]);
});
