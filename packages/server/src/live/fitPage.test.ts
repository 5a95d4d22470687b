import { expect, it } from 'vitest';
import type { LogEntry } from '../storage/logStore.js';
import { fitPage } from './fitPage.js';

const entries = Array.from({ length: 10 }, (_, index): LogEntry => {
  const position = { n: 1, seq: index + 1, row: String(index) };
  const parts = [{ kind: 'text', text: 'я'.repeat(500) } as const];
  const message = { id: String(index), order: '', conversation: 'c', at: 0, from: 'visitor', parts } as const;
  return { visitor: 'v', position, message };
});
const seqs = (page: readonly LogEntry[]): number[] => page.map((entry) => entry.position.seq);

it('keeps what fits, from the side that was asked for, in order', () => {
  expect(seqs(fitPage(entries, 'oldest', 3_500))).toEqual([1, 2, 3]);
  expect(seqs(fitPage(entries, 'newest', 3_500))).toEqual([8, 9, 10]);
  expect(seqs(fitPage(entries, 'newest', 1_000_000))).toHaveLength(10);
});

it('always keeps one, or nobody would ever get past it', () => {
  expect(seqs(fitPage(entries, 'oldest', 10))).toEqual([1]);
  expect(fitPage([], 'oldest')).toEqual([]);
});
