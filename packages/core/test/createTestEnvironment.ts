import type { Environment, StoragePort } from '../src/environment.js';
import { createListeners } from './createListeners.js';
import { createTestLines, type TestChannels } from './createTestLines.js';
import { createTestLocks, type TestLocks } from './createTestLocks.js';
import { createTestOutbox, type TestOutbox } from './createTestOutbox.js';

/** Node's; the package itself knows no Node. */
declare const setImmediate: (run: () => void) => void;

/** A storage that can be looked into, shared between two sessions, and made to fail. */
export interface TestStorage extends StoragePort {
  readonly entries: Map<string, string>;
  fail: boolean;
}

const outboxes = new WeakMap<TestStorage, TestOutbox>();
const locks = new WeakMap<TestStorage, TestLocks>();

/** The outbox of the origin that this storage belongs to. */
export function outboxOf(local: TestStorage): TestOutbox {
  const outbox = outboxes.get(local) ?? createTestOutbox();
  outboxes.set(local, outbox);
  return outbox;
}

/** The locks of the origin that this storage belongs to. */
export function locksOf(local: TestStorage): TestLocks {
  const found = locks.get(local) ?? createTestLocks();
  locks.set(local, found);
  return found;
}

/** A world whose clock, storage and visibility belong to the test. */
export interface TestEnvironment extends Environment {
  readonly local: TestStorage;
  readonly tab: TestStorage;
  readonly channels: TestChannels;
  readonly reports: unknown[];
  /** Lets time pass; promises settle before and after each timer. */
  advance(ms: number): Promise<void>;
  /** Lets promises settle without letting time pass. */
  settle(): Promise<void>;
  /** Sets the clock on the wall; timers run on as they would. */
  jump(ms: number): void;
  /**
   * Everything stands still and then goes on late: a machine that slept. Where the steady clock stands still too,
   * only the clock on the wall has moved.
   */
  sleep(ms: number, steady?: 'runs' | 'stands'): Promise<void>;
  wake(reason: 'visible' | 'online' | 'pageshow'): Promise<void>;
  rest(reason: 'hidden' | 'offline' | 'pagehide'): Promise<void>;
  /** How many timers are armed, and how many listeners are attached or lines open. */
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

/**
 * Makes a world. Give it the storages of another one to play a reload. `beside` makes a second tab: it shares
 * storage, lines and time, and has its own page.
 */
export function createTestEnvironment(
  options: {
    seed?: number;
    local?: TestStorage;
    tab?: TestStorage;
    now?: number;
    visible?: boolean;
    beside?: TestEnvironment;
  } = {},
): TestEnvironment {
  const { beside } = options;
  let now = options.now ?? 1_700_000_000_000;
  /** How far the clock on the wall was set; timers do not follow it. */
  let shift = 0;
  let isVisible = options.visible ?? true;
  const timers = new Set<{ at: number; run: () => void }>();
  const wakers = createListeners<'visible' | 'online' | 'pageshow'>();
  const resters = createListeners<'hidden' | 'offline' | 'pagehide'>();
  const reports: unknown[] = [];
  const channels: TestChannels = beside?.channels ?? new Map();
  const lines = createTestLines(channels);
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

  function after(ms: number, callback: () => void): () => void {
    const timer = { at: now + ms, run: callback };
    timers.add(timer);
    return () => timers.delete(timer);
  }

  /** The first tab's clock, with this one's timers counted here. */
  function afterBeside(ms: number, callback: () => void): () => void {
    const timer = { at: 0, run: callback };
    timers.add(timer);
    const stop = beside?.after(ms, () => {
      timers.delete(timer);
      callback();
    });
    return () => {
      timers.delete(timer);
      stop?.();
    };
  }

  const local = options.local ?? beside?.local ?? createTestStorage();
  return {
    local,
    outbox: (namespace) => outboxOf(local).open(namespace),
    locks: () => locksOf(local).open(),
    tab: options.tab ?? createTestStorage(),
    channels,
    reports,
    now: beside?.now ?? (() => now + shift),
    steady: beside?.steady ?? (() => now),
    after: beside ? afterBeside : after,
    random: createRandom(options.seed ?? 1),
    visible: () => isVisible,
    online: () => true,
    onWake: wakers.listen,
    onRest: resters.listen,
    channel: lines.openLine,
    report: (error) => reports.push(error),
    advance: beside?.advance ?? advance,
    settle,
    jump:
      beside?.jump ??
      ((ms) => {
        shift += ms;
      }),
    sleep:
      beside?.sleep ??
      ((ms, steady = 'runs') => {
        if (steady === 'runs') {
          now += ms;
        } else {
          // Timers live by the steady clock: they are not late, they were asleep.
          shift += ms;
        }
        return advance(0);
      }),
    wake: (reason) => {
      if (reason !== 'online') isVisible = true;
      wakers.tell(reason);
      return settle();
    },
    rest: (reason) => {
      if (reason === 'hidden') isVisible = false;
      resters.tell(reason);
      return settle();
    },
    held: () => ({ timers: timers.size, listeners: wakers.size + resters.size + lines.open.size }),
  };
}
