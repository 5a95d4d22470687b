import type { ChannelPort, Environment } from '../src/environment.js';
import { createTestStorage, locksOf, outboxOf, type TestStorage } from './createTestEnvironment.js';
import type { TestOutbox } from './createTestOutbox.js';

/** One tab of an origin. */
export interface TestTab {
  /** Give it to `createSession`. */
  readonly environment: Environment;
  /** What a reload of this tab finds again: hand it to the next `openTab`. */
  readonly storage: TestStorage;
  /**
   * The tab is gone as if its process had been killed: locks are free, lines are shut, and whatever its code still
   * does reaches nobody. What it had begun to write is kept. The session itself is the caller's to destroy.
   */
  kill(): void;
}

/** One origin of one browser, for any number of sessions in Node: storage, outbox, locks and lines. */
export interface TestOrigin {
  readonly local: TestStorage;
  readonly outbox: TestOutbox;
  /** @param base clock, timers, visibility and the rest of this tab's world. */
  openTab(base: Environment, storage?: TestStorage): TestTab;
  /** The user clears the site's data, with tabs open. */
  clear(): void;
}

/** Options of an origin. */
export interface TestOriginOptions {
  /** `false`: as on a page without https. @default true */
  readonly locks?: boolean;
  /** `false`: as in an old browser. @default true */
  readonly channels?: boolean;
}

/** Makes an empty origin. */
export function createTestOrigin(options: TestOriginOptions = {}): TestOrigin {
  const local = createTestStorage();
  const outbox = outboxOf(local);
  const tabs = new Set<TestStorage>();
  const lines = new Map<string, Set<(message: unknown) => void>>();

  function openLine(name: string, onGone: (run: () => void) => void, isGone: () => boolean): ChannelPort {
    const room = lines.get(name) ?? new Set();
    lines.set(name, room);
    const mine = new Set<(message: unknown) => void>();
    const close = () => {
      for (const listener of mine) room.delete(listener);
    };
    onGone(close);
    return {
      post: (message) => {
        if (isGone()) return;
        const copy = structuredClone(message);
        for (const listener of [...room].filter((one) => !mine.has(one))) {
          void Promise.resolve().then(() => room.has(listener) && listener(structuredClone(copy)));
        }
      },
      listen: (listener) => {
        mine.add(listener);
        room.add(listener);
        return () => {
          mine.delete(listener);
          room.delete(listener);
        };
      },
      close,
    };
  }

  function openTab(base: Environment, storage = createTestStorage()): TestTab {
    let isKilled = false;
    const kills = new Set<() => void>();
    const isGone = () => isKilled;
    const onGone = (run: () => void) => kills.add(run);
    tabs.add(storage);
    const whileHere = (port: TestStorage) => ({
      get: port.get,
      set: (key: string, value: string) => isKilled || port.set(key, value),
      remove: (key: string) => isKilled || port.remove(key),
    });
    const { locks: _locks, channel: _channel, ...world } = base;
    return {
      environment: {
        ...world,
        local: whileHere(local),
        tab: whileHere(storage),
        outbox: (namespace) => outbox.open(namespace, isGone),
        ...(options.locks !== false && { locks: () => locksOf(local).open(onGone, isGone) }),
        ...(options.channels !== false && { channel: (name) => openLine(name, onGone, isGone) }),
      },
      storage,
      kill: () => {
        isKilled = true;
        tabs.delete(storage);
        for (const run of kills) run();
      },
    };
  }

  return {
    local,
    outbox,
    openTab,
    clear: () => {
      local.entries.clear();
      for (const storage of tabs) storage.entries.clear();
      outbox.clear();
    },
  };
}
