import type { Environment, StoragePort } from '../src/environment.js';

/** Node's; the package itself knows no Node. */
declare const setImmediate: (run: () => void) => void;

/** A storage that can be looked into, shared between two sessions, and made to fail. */
export interface TestStorage extends StoragePort {
  readonly entries: Map<string, string>;
  fail: boolean;
}

/** A world whose clock, storage and visibility belong to the test. */
export interface TestEnvironment extends Environment {
  readonly local: TestStorage;
  readonly tab: TestStorage;
  readonly reports: unknown[];
  /** Lets time pass; promises settle before and after each timer. */
  advance(ms: number): Promise<void>;
  /** Lets promises settle without letting time pass. */
  settle(): Promise<void>;
  /** Sets the clock on the wall; timers run on as they would. */
  jump(ms: number): void;
  wake(reason: 'visible' | 'online' | 'pageshow'): Promise<void>;
  rest(reason: 'hidden' | 'offline'): Promise<void>;
  /** How many timers are armed and how many listeners are attached. */
  held(): { timers: number; listeners: number };
}

/** Makes an empty storage. */
export function createTestStorage(): TestStorage {
  const entries = new Map<string, string>();
  const refuse = () => {
    if (storage.fail) throw new Error('SecurityError');
  };
  const storage: TestStorage = {
    entries,
    fail: false,
    get: (key) => {
      refuse();
      return entries.get(key);
    },
    set: (key, value) => {
      refuse();
      entries.set(key, value);
    },
    remove: (key) => {
      refuse();
      entries.delete(key);
    },
  };
  return storage;
}

/** Random numbers that a seed repeats (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Makes a world. Give it the storages of another one to play a reload or a second tab. */
export function createTestEnvironment(
  options: { seed?: number; local?: TestStorage; tab?: TestStorage; now?: number; visible?: boolean } = {},
): TestEnvironment {
  let now = options.now ?? 1_700_000_000_000;
  /** How far the clock on the wall was set; timers do not follow it. */
  let shift = 0;
  const timers = new Set<{ at: number; run: () => void }>();
  const wakers = new Set<(reason: 'visible' | 'online' | 'pageshow') => void>();
  const resters = new Set<(reason: 'hidden' | 'offline') => void>();
  const reports: unknown[] = [];
  // A real macrotask runs only when every promise has settled.
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  async function advance(ms: number): Promise<void> {
    const end = now + ms;
    await settle();
    for (;;) {
      const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (next === undefined) break;
      timers.delete(next);
      now = Math.max(now, next.at);
      next.run();
      await settle();
    }
    now = end;
  }

  return {
    local: options.local ?? createTestStorage(),
    tab: options.tab ?? createTestStorage(),
    reports,
    now: () => now + shift,
    after: (ms, callback) => {
      const timer = { at: now + ms, run: callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    random: createRandom(options.seed ?? 1),
    visible: () => options.visible ?? true,
    online: () => true,
    onWake: (listener) => {
      wakers.add(listener);
      return () => wakers.delete(listener);
    },
    onRest: (listener) => {
      resters.add(listener);
      return () => resters.delete(listener);
    },
    report: (error) => reports.push(error),
    advance,
    settle,
    jump: (ms) => {
      shift += ms;
    },
    wake: (reason) => {
      for (const listener of wakers) listener(reason);
      return settle();
    },
    rest: (reason) => {
      for (const listener of resters) listener(reason);
      return settle();
    },
    held: () => ({ timers: timers.size, listeners: wakers.size + resters.size }),
  };
}
