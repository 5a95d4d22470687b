import { describe, expect, test } from 'vitest';
import { createSeeded } from '../test/createSeeded.js';
import { countEvents } from './countEvents.js';
import { type History, merge, newHistory, record, touch } from './history.js';
import { toHistory } from './toHistory.js';

const minute = 60_000;
const day = 1440 * minute;
const start = Date.UTC(2026, 10, 20, 12);

test('a visit goes on for half an hour of silence, then a new one begins', () => {
  const first = touch(newHistory(start), start + 30 * minute);
  expect(first).toMatchObject({ startedAt: start, returning: false });
  expect(touch(first, start + 60 * minute + 1)).toMatchObject({
    startedAt: start + 60 * minute + 1,
    returning: true,
  });
});

test('two tabs that were opened in one visit agree on it; a later visit replaces it', () => {
  const one = touch(newHistory(start), start + 10 * minute);
  const two = newHistory(start + 20 * minute);
  expect(merge(one, two)).toMatchObject({ startedAt: start, returning: false });
  const later = newHistory(start + 60 * minute);
  expect(merge(one, later)).toMatchObject({ startedAt: later.startedAt, returning: true });
});

describe.each([7, Date.now()])('with the seed %i', (seed) => {
  const { below, pick } = createSeeded(seed);
  const any = (): History => {
    let history = newHistory(start + below(200) * minute);
    for (let i = 0; i < below(8); i++)
      history = record(history, {
        id: pick(['a', 'b']),
        what: pick(['shown', 'dismissed', 'engaged']),
        at: start + below(300) * minute,
      });
    return below(2) ? { ...history, cart: { hash: pick(['x', 'y']), at: start + below(300) } } : history;
  };
  // Events of the same moment may stand in either order.
  const sorted = (history: History) => ({
    ...history,
    events: history.events.map((event) => JSON.stringify(event)).sort(),
  });

  test('merging does not mind order and repetition', () => {
    for (let i = 0; i < 300; i++) {
      const [one, two] = [any(), any()];
      const both = merge(one, two);
      expect(sorted(merge(two, one))).toEqual(sorted(both));
      expect(sorted(merge(both, both))).toEqual(sorted(both));
      expect(sorted(merge(both, two)).events).toEqual(sorted(both).events);
    }
  });
});

test('years of prompts stay small and "ever" is not forgotten', () => {
  let history = newHistory(start);
  for (let i = 0; i < 2000; i++)
    history = record(touch(history, start + i * day), { id: 'a', what: 'shown', at: start + i * day });
  expect(history.events.length).toBeLessThan(50);
  expect(countEvents(history, start + 4000 * day, 'shown', 'ever', 'a')).toBeGreaterThanOrEqual(10);
});

test('what is stored and is no history is not one; times ahead become now', () => {
  for (const junk of [null, 5, {}, { events: [] }, { events: 'x', startedAt: 1, seenAt: 1 }])
    expect(toHistory(junk, start)).toBeUndefined();
  expect(
    toHistory(
      {
        startedAt: start + day,
        seenAt: start,
        events: [null, { id: 'a', what: 'shown', at: start + day }],
        cart: 5,
      },
      start,
    ),
  ).toEqual({
    startedAt: start,
    seenAt: start,
    returning: false,
    events: [{ id: 'a', what: 'shown', at: start }],
  });
});
