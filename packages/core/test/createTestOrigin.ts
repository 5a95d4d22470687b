import type { ChannelPort, Environment } from '../src/environment.js';
import { createTestStorage, locksOf, outboxOf, type TestStorage } from './createTestEnvironment.js';
import { createTestLines, type TestChannels } from './createTestLines.js';
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
  const channels: TestChannels = new Map();

  function openTab(base: Environment, storage = createTestStorage()): TestTab {
    let isKilled = false;
    const kills = new Set<() => void>();
    const isGone = () => isKilled;
    const onGone = (run: () => void) => kills.add(run);
    tabs.add(storage);
    const lines = createTestLines(channels);
    const openLine = (name: string): ChannelPort => {
      const line = lines.openLine(name);
      return { ...line, post: (message) => isKilled || line.post(message) };
    };
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
        eraseOutbox: (namespace) => outbox.erase(namespace, isGone),
        ...(options.locks !== false && { locks: () => locksOf(local).open(onGone, isGone) }),
        ...(options.channels !== false && { channel: openLine }),
      },
      storage,
      kill: () => {
        isKilled = true;
        tabs.delete(storage);
        for (const run of kills) run();
        for (const line of lines.open) line.close();
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
