import { expect, it } from 'vitest';
import { holdBack } from './holdBack.js';

it('keeps what comes before the release, then sends it in order, and everything after that at once', () => {
  const sent: number[] = [];
  const out = holdBack<number>((frame) => sent.push(frame));
  out.send(1);
  out.send(2);
  expect(sent).toEqual([]);
  out.release();
  expect(sent).toEqual([1, 2]);
  out.send(3);
  out.release();
  expect(sent).toEqual([1, 2, 3]);
});
