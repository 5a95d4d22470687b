import { describe, expect, test } from 'vitest';
import { createSeeded } from '../test/createSeeded.js';
import { eventsOf, type History, type HistoryEvent, merge, newHistory, readHistory } from './history.js';

const minute = 60_000;
const day = 1440 * minute;
const start = Date.UTC(2026, 10, 20, 12);

test('a visit goes on for half an hour of silence, then a new one begins', () => {
  const first = merge(newHistory(start), newHistory(start + 30 * minute));
  expect(first).toMatchObject({ startedAt: start, returning: false });
  expect(merge(first, newHistory(start + 60 * minute + 1))).toMatchObject({
    startedAt: start + 60 * minute + 1,
    returning: true,
  });
});

test('two tabs that were opened in one visit agree on it; a later visit replaces it', () => {
  const one = merge(newHistory(start), newHistory(start + 10 * minute));
  const two = newHistory(start + 20 * minute);
  expect(merge(one, two)).toMatchObject({ startedAt: start, returning: false });
  const later = newHistory(start + 60 * minute);
  expect(merge(one, later)).toMatchObject({ startedAt: later.startedAt, returning: true });
});

describe.each([7, Date.now()])('with the seed %i', (seed) => {
  const { below, pick } = createSeeded(seed);
  const any = (): History => {
    const at = () => start + below(300) * minute;
    const events = Array.from(
      { length: below(8) },
      (): HistoryEvent =>
        below(4)
          ? [at(), pick(['shown', 'dismissed', 'engaged'] as const), pick(['a', 'b'])]
          : [at(), 'cart', '', pick(['x', 'y'])],
    );
    return newHistory(start + below(200) * minute, ...events);
  };

  test('merging does not mind order and repetition', () => {
    for (let i = 0; i < 300; i++) {
      const [one, two] = [any(), any()];
      const both = merge(one, two);
      expect(merge(two, one)).toEqual(both);
      expect(merge(both, both)).toEqual(both);
      expect(merge(both, two).events).toEqual(both.events);
    }
  });
});

test('years of prompts and carts stay small and "ever" is not forgotten', () => {
  let history = newHistory(start);
  for (let i = 0; i < 2000; i++) {
    const now = start + i * day;
    history = merge(history, newHistory(now, [now, 'shown', 'a'], [now, 'cart', '', `${i}`]));
  }
  expect(history.events.length).toBeLessThan(25);
  expect(eventsOf(history, 'shown', 0, 'a').length).toBeGreaterThanOrEqual(10);
  expect(eventsOf(history, 'cart').at(-1)?.[3]).toBe('1999');
});

test('what is stored and is no history is not one; times ahead become now', () => {
  for (const junk of [
    null,
    5,
    {},
    { events: [] },
    { events: 'x', startedAt: 1, seenAt: 1 },
    { events: [null], startedAt: 1, seenAt: 1 },
    { events: [{ id: 'a', what: 'shown', at: 1 }], startedAt: 1, seenAt: 1 },
  ])
    expect(readHistory(JSON.stringify(junk), start)).toBeUndefined();
  expect(readHistory('', start)).toBeUndefined();
  const ahead = { ...newHistory(start, [start + day, 'shown', 'a']), startedAt: start + day };
  expect(readHistory(JSON.stringify(ahead), start)).toEqual(newHistory(start, [start, 'shown', 'a']));
});
