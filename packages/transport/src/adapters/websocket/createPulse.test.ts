import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toSettings } from './carrierOptions.js';
import { createPulse } from './createPulse.js';

const { pace } = toSettings({ url: 'https://chat.example' });
let now: number;
let pings: number[];
let died: number | undefined;
let waiting: number;

beforeEach(() => {
  vi.useFakeTimers();
  now = 0;
  pings = [];
  died = undefined;
  waiting = 0;
});
afterEach(() => vi.useRealTimers());

function start() {
  const pulse = createPulse(
    pace,
    () => waiting,
    () => pings.push(now),
    () => {
      died ??= now;
      pulse.stop();
    },
  );
  const pass = (seconds: number): void => {
    for (let ms = 0; ms < seconds * 1_000; ms += 250) {
      vi.advanceTimersByTime(250);
      now += 0.25;
    }
  };
  const ask = (): void => {
    waiting += 1;
    pulse.asked();
  };
  pulse.heard();
  return { pulse, pass, ask };
}

describe('a connection that has gone silent', () => {
  it('is asked after 15 s and given up after 25 s', () => {
    const { pass } = start();
    pass(60);
    expect(pings).toHaveLength(1);
    expect(pings[0]).toBeCloseTo(14.75, 1);
    expect(died).toBeGreaterThan(24);
    expect(died).toBeLessThanOrEqual(25);
  });

  it('is given up 8 s after a request at the latest, whenever that goes out', () => {
    for (let second = 0; second < 15; second++) {
      now = 0;
      died = undefined;
      waiting = 0;
      const { pass, ask } = start();
      pass(second);
      ask();
      pass(60);
      expect(died).toBeLessThanOrEqual(second + 8);
    }
  });

  it('is given up 8 s after the last word when that came while a request waited', () => {
    const { pulse, pass, ask } = start();
    ask();
    pass(3);
    pulse.heard();
    pass(60);
    expect(died).toBeLessThanOrEqual(3 + 8);
  });

  it('is not kept alive by one request after the other', () => {
    const { pass, ask } = start();
    for (let second = 0; second < 30; second++) {
      ask();
      pass(1);
    }
    expect(died).toBeLessThanOrEqual(8);
  });
});

describe('a connection that answers', () => {
  it('is asked every 15 s and never given up', () => {
    const { pulse, pass } = start();
    for (let beat = 1; beat <= 5; beat++) {
      pass(15);
      expect(pings).toHaveLength(beat);
      pulse.heard();
    }
    expect(died).toBeUndefined();
  });

  it('is not asked because of a request that was answered', () => {
    const { pulse, pass, ask } = start();
    ask();
    pass(1);
    pulse.heard();
    waiting = 0;
    pass(13);
    expect(pings).toEqual([]);
    pass(3);
    expect(pings).toHaveLength(1);
  });

  it('is left alone once it is stopped', () => {
    const { pulse, pass } = start();
    pulse.stop();
    pass(60);
    expect([pings, died]).toEqual([[], undefined]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
