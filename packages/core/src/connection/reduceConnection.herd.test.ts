import { ChatError } from '@comptoir/transport';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../test/createTestEnvironment.js';
import { initialSupervision, reduceConnection, type Supervision } from './reduceConnection.js';

const clients = 1_000;
const error = new ChatError('connection_lost');

/** When a client that lost a connection at 0 is back at a server that was down for `downMs`, in ms after its return. */
function backAfter(downMs: number, random: () => number): number {
  let at: Supervision = { ...initialSupervision, state: { phase: 'online', resumed: false } };
  let now = 0;
  at = reduceConnection(at, { type: 'dropped', error, token: true, now, random: random() });
  for (;;) {
    if (at.state.phase !== 'waiting') throw new Error(at.state.phase);
    now = at.state.retryAt;
    at = reduceConnection(at, { type: 'due' });
    if (now >= downMs) return now - downMs;
    at = reduceConnection(at, { type: 'failed', error, token: true, now, random: random() });
  }
}

/** The largest number of returns within any one second. */
function peakOf(returns: readonly number[]): number {
  return Math.max(
    ...returns.map((at, index) => returns.filter((t, i) => i >= index && t <= at + 1_000).length),
  );
}

describe('a thousand visitors of a server that was killed', () => {
  const cases = [
    500, 750, 1_000, 2_000, 3_000, 5_000, 8_000, 10_000, 13_000, 20_000, 30_000, 60_000, 600_000,
  ].flatMap((downMs) => [1, 2, Math.floor(Math.random() * 1e9)].map((seed) => [downMs, seed] as const));

  test.each(cases)('down for %i ms: nobody comes late, no second is crowded (seed %i)', (downMs, seed) => {
    const random = createRandom(seed);
    const returns = Array.from({ length: clients }, () => backAfter(downMs, random)).sort((a, b) => a - b);
    expect(returns[0]).toBeLessThanOrEqual(3_000);
    expect(returns.at(-1)).toBeLessThanOrEqual(30_000);
    expect(peakOf(returns)).toBeLessThanOrEqual(clients / 5);
  });

  test('the judge sees a crowd', () => {
    expect(peakOf([0, 1_000, 1_001, 5_000])).toBe(2);
    expect(peakOf(Array.from({ length: 10 }, () => 7))).toBe(10);
  });
});
