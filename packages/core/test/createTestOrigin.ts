import type { ChannelPort, Environment, LockPort, OutboxStore, Shelf } from '../src/environment.js';
import { createTestStorage, type TestStorage } from './createTestEnvironment.js';

/** What the storage of an origin does to those who write. */
export type OutboxFault = 'blocked' | 'full' | 'broken';

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
  /** The records of an outbox, in the order of writing. */
  records(namespace?: string): readonly unknown[];
  /** @param base clock, timers, visibility and the rest of this tab's world. */
  openTab(base: Environment, storage?: TestStorage): TestTab;
  /** The user clears the site's data, with tabs open. */
  clear(): void;
  /** From now on the outbox fails: not to be opened, not to be added to, or in every way. */
  fault: OutboxFault | undefined;
  /** Writes are begun but not finished until the answer is called: everybody else waits behind them. */
  holdWrites(): () => void;
}

interface Room {
  records: Map<number, unknown>;
  values: Map<string, unknown>;
  last: number;
  era: string;
}

/** Options of an origin. */
export interface TestOriginOptions {
  /** As on a page without https. @default true */
  readonly locks?: boolean;
  /** As in an old browser. @default true */
  readonly channels?: boolean;
}

/** Makes an empty origin. */
export function createTestOrigin(options: TestOriginOptions = {}): TestOrigin {
  const { locks = true, channels = true } = options;
  const local = createTestStorage();
  const tabs = new Set<TestStorage>();
  const rooms = new Map<string, Room>();
  const lines = new Map<string, Set<(message: unknown) => void>>();
  const queues = new Map<string, Set<() => void>>();
  const held = new Set<string>();
  let eras = 0;
  /** Transactions run one after another, as they do in a browser. */
  let turn: Promise<unknown> = Promise.resolve();

  function roomOf(namespace: string): Room {
    const room = rooms.get(namespace) ?? {
      records: new Map(),
      values: new Map(),
      last: 0,
      era: `era-${eras++}`,
    };
    rooms.set(namespace, room);
    return room;
  }

  function refuse(name: string): never {
    throw new DOMException('by the test', name);
  }

  /** One transaction: it has all its effect or none, and a tab that is gone never hears of it. */
  function transact<Result>(isGone: () => boolean, work: () => Result): Promise<Result> {
    if (isGone()) return new Promise(() => undefined);
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return new Promise((resolve, reject) => {
      mine.then(
        (result) => isGone() || resolve(structuredClone(result)),
        (error) => isGone() || reject(error),
      );
    });
  }

  function storeOf(namespace: string, isGone: () => boolean): OutboxStore {
    const shelf = (room: Room): Shelf => ({ records: room.records, era: room.era });
    const run = <Result>(work: (room: Room) => Result) =>
      transact(isGone, () => (origin.fault === 'broken' ? refuse('UnknownError') : work(roomOf(namespace))));
    return {
      read: () => run(shelf),
      add: (record) => {
        const copy = structuredClone(record);
        return run((room) => {
          if (origin.fault === 'full') refuse('QuotaExceededError');
          room.last++;
          room.records.set(room.last, copy);
        });
      },
      edit: (change) =>
        run((room) => {
          const next = change(structuredClone(room.records));
          room.records = new Map(structuredClone(next));
          return shelf(room);
        }),
      swap: (name, change) =>
        run((room) => {
          const value = change(structuredClone(room.values.get(name)));
          room.values.set(name, structuredClone(value));
          return value;
        }),
      close: () => undefined,
    };
  }

  function free(name: string): void {
    held.delete(name);
    const [next] = queues.get(name) ?? [];
    next?.();
  }

  function locksOf(onKill: (run: () => void) => void, isGone: () => boolean): LockPort {
    return {
      request: (name, { signal }, work) =>
        new Promise((resolve, reject) => {
          if (isGone()) return;
          const queue = queues.get(name) ?? new Set();
          queues.set(name, queue);
          let isMine = false;
          const abort = () => {
            queue.delete(take);
            if (!isMine) reject(new DOMException('by its signal', 'AbortError'));
          };
          const take = () => {
            if (held.has(name)) return;
            queue.delete(take);
            signal.removeEventListener('abort', abort);
            held.add(name);
            isMine = true;
            const leave = () => {
              if (!isMine) return;
              isMine = false;
              free(name);
            };
            onKill(leave);
            Promise.resolve().then(work).finally(leave).then(resolve, reject);
          };
          onKill(() => queue.delete(take));
          if (signal.aborted) return abort();
          signal.addEventListener('abort', abort);
          queue.add(take);
          void Promise.resolve().then(() => queue.has(take) && take());
        }),
    };
  }

  function lineOf(name: string, onKill: (run: () => void) => void, isGone: () => boolean): ChannelPort {
    const room = lines.get(name) ?? new Set();
    lines.set(name, room);
    const mine = new Set<(message: unknown) => void>();
    const close = () => {
      for (const listener of mine) room.delete(listener);
    };
    onKill(close);
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
    const onKill = (run: () => void) => kills.add(run);
    tabs.add(storage);
    const alive = (port: TestStorage) => ({
      get: port.get,
      set: (key: string, value: string) => isKilled || port.set(key, value),
      remove: (key: string) => isKilled || port.remove(key),
    });
    const environment: Environment = {
      ...base,
      local: alive(local),
      tab: alive(storage),
      outbox: async (namespace) =>
        origin.fault === 'blocked' ? refuse('SecurityError') : storeOf(namespace, isGone),
      ...(locks && { locks: () => locksOf(onKill, isGone) }),
      ...(channels && { channel: (name) => lineOf(name, onKill, isGone) }),
    };
    if (!locks) delete environment.locks;
    if (!channels) delete environment.channel;
    return {
      environment,
      storage,
      kill: () => {
        isKilled = true;
        tabs.delete(storage);
        for (const run of kills) run();
      },
    };
  }

  const origin: TestOrigin = {
    local,
    fault: undefined,
    records: (namespace = 'default') => [...roomOf(namespace).records.values()],
    openTab,
    clear: () => {
      local.entries.clear();
      for (const storage of tabs) storage.entries.clear();
      rooms.clear();
    },
    holdWrites: () => {
      let release: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      turn = turn.then(() => gate);
      return release;
    },
  };
  return origin;
}
