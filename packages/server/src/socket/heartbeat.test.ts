import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Carrier } from './carrier.js';
import { createHeartbeat, type Heartbeat } from './heartbeat.js';

const everyMs = 30_000;
let heartbeat: Heartbeat;
beforeEach(() => {
  vi.useFakeTimers();
  heartbeat = createHeartbeat(everyMs);
});
afterEach(() => {
  heartbeat.stop();
  vi.useRealTimers();
});

function watchOne(did: string[], name: string): { alive(): void; close(): void } {
  const alive: (() => void)[] = [];
  const closed: (() => void)[] = [];
  const carrier: Pick<Carrier, 'ping' | 'cut' | 'onAlive' | 'onClose'> = {
    ping: () => void did.push(`ping ${name}`),
    cut: () => void did.push(`cut ${name}`),
    onAlive: (listener) => void alive.push(listener),
    onClose: (listener) => void closed.push(listener),
  };
  heartbeat.watch(carrier as Carrier);
  const tell = (all: (() => void)[]) => () => {
    for (const listener of all) listener();
  };
  return { alive: tell(alive), close: tell(closed) };
}

test('a thousand connections are pinged once in a round, a few at a time', () => {
  const did: string[] = [];
  for (let index = 0; index < 1_000; index++) watchOne(did, String(index));
  let most = 0;
  for (let passed = 0; passed < everyMs; passed += everyMs / 100) {
    const before = did.length;
    vi.advanceTimersByTime(everyMs / 100);
    most = Math.max(most, did.length - before);
  }
  expect(most).toBe(10);
  expect(did).toHaveLength(1_000);
  expect(new Set(did).size).toBe(1_000);
});

test('who stays silent for two pings is cut, who answers or is gone is not', () => {
  const did: string[] = [];
  watchOne(did, 'silent');
  const awake = watchOne(did, 'awake');
  watchOne(did, 'gone').close();
  for (let round = 0; round < 3; round++) {
    vi.advanceTimersByTime(everyMs);
    awake.alive();
  }
  expect(did.filter((what) => what.endsWith('silent'))).toEqual(['ping silent', 'ping silent', 'cut silent']);
  expect(did.filter((what) => what.endsWith('awake'))).toEqual(['ping awake', 'ping awake', 'ping awake']);
  expect(did.filter((what) => what.endsWith('gone'))).toEqual([]);
});
