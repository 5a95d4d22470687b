import { describe, expect, it } from 'vitest';
import { assign, type Candidate } from './assign.js';

const line = (...entries: readonly string[]) =>
  entries.map((entry) => {
    const [conversation = '', group = 'chat'] = entry.split(':');
    return Object.freeze({ conversation, group });
  });
const person = (
  operator: string,
  load: number,
  busyAt = 0,
  groups: readonly string[] = ['chat'],
): Candidate => Object.freeze({ operator, load, busyAt, groups });
const pairs = (queue: ReturnType<typeof line>, operators: readonly Candidate[], cap = 4): string[] =>
  assign(Object.freeze(queue), Object.freeze(operators), cap).map((a) => `${a.conversation}→${a.operator}`);

describe('assign', () => {
  it.each([
    ['nobody waits', line(), [person('a', 0)], []],
    ['nobody is there', line('1'), [], []],
    ['first in, first out', line('1', '2'), [person('a', 3)], ['1→a']],
    ['least loaded first', line('1'), [person('a', 2), person('b', 1)], ['1→b']],
    [
      'loads count what was just given',
      line('1', '2', '3'),
      [person('a', 0), person('b', 1)],
      ['1→a', '2→b', '3→a'],
    ],
    [
      'among equals the longest idle',
      line('1', '2'),
      [person('a', 1, 50), person('b', 1, 10)],
      ['1→b', '2→a'],
    ],
    ['never above the cap', line('1', '2', '3'), [person('a', 3), person('b', 3)], ['1→a', '2→b']],
    ['above the cap already', line('1'), [person('a', 7)], []],
    ['only the own group', line('1:stylist'), [person('a', 0), person('s', 3, 0, ['stylist'])], ['1→s']],
    [
      'a group without anybody does not hold up the others',
      line('1:stylist', '2', '3:stylist', '4'),
      [person('a', 0)],
      ['2→a', '4→a'],
    ],
    [
      'one operator for two groups keeps the order of both queues together',
      line('1:stylist', '2', '3:stylist'),
      [person('a', 2, 0, ['chat', 'stylist'])],
      ['1→a', '2→a'],
    ],
  ])('%s', (_what, queue, operators, expected) => {
    expect(pairs(queue, operators)).toEqual(expected);
  });

  it('spreads a crowd evenly: 20 chats, 3 operators, cap 4', () => {
    const queue = line(...Array.from({ length: 20 }, (_, index) => String(index)));
    const given = assign(queue, [person('a', 0), person('b', 0), person('c', 0)], 4);
    expect(given.map((a) => a.conversation)).toEqual(queue.slice(0, 12).map((w) => w.conversation));
    for (const operator of ['a', 'b', 'c']) {
      expect(given.filter((a) => a.operator === operator)).toHaveLength(4);
    }
  });
});
