import type { OutboxStore, Shelf } from '../src/environment.js';

/** What the outbox of an origin does to those who use it. */
export type OutboxFault = 'blocked' | 'full' | 'broken' | 'silent';

/** The outboxes of one origin, which any number of sessions can share. */
export interface TestOutbox {
  /** @param isGone whether the tab that asks is there no more; it then never hears anything again. */
  open(namespace: string, isGone?: () => boolean): Promise<OutboxStore>;
  /** Removes it, with all that stands in it. */
  erase(namespace: string, isGone?: () => boolean): Promise<void>;
  /** Whether there is one, be it empty. */
  isThere(namespace?: string): boolean;
  /** How many were made since the beginning: one, and another after each that was removed or cleared. */
  made(): number;
  /** In the order of writing. */
  records(namespace?: string): readonly unknown[];
  /** The user clears the site's data. */
  clear(): void;
  /** From now on: not to be opened, not to be added to, failing in every way, or never answering. */
  fault: OutboxFault | undefined;
  /** Whether one piece of work finds no room, while others do; asked for each as its turn comes. */
  isRefused: ((work: 'read' | 'add' | 'edit', record?: unknown) => boolean) | undefined;
  /** Transactions are begun but not finished until the answer is called. */
  hold(): () => void;
}

interface Room {
  records: Map<number, unknown>;
  readonly values: Map<string, unknown>;
  last: number;
  readonly era: string;
}

function refuse(name: string): never {
  throw new DOMException('by the test', name);
}

const never = () => new Promise<never>(() => undefined);

/** Makes an origin's outboxes. Transactions run one after another, and wholly or not at all, as in a browser. */
export function createTestOutbox(): TestOutbox {
  const rooms = new Map<string, Room>();
  let eras = 0;
  let turn: Promise<unknown> = Promise.resolve();

  function roomOf(namespace: string): Room {
    const found = rooms.get(namespace);
    if (found) return found;
    const room: Room = { records: new Map(), values: new Map(), last: 0, era: `era-${eras++}` };
    rooms.set(namespace, room);
    return room;
  }

  function transact<Result>(isGone: () => boolean, work: () => Result): Promise<Result> {
    if (isGone() || outbox.fault === 'silent') return never();
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
    const shelf = ({ records, era }: Room): Shelf => ({ records, era });
    const run = <Result>(work: (room: Room) => Result) =>
      transact(isGone, () => (outbox.fault === 'broken' ? refuse('UnknownError') : work(roomOf(namespace))));
    const makeRoom = (...asked: Parameters<NonNullable<TestOutbox['isRefused']>>) => {
      if (outbox.isRefused?.(...asked)) refuse('QuotaExceededError');
    };
    return {
      read: () =>
        run((room) => {
          makeRoom('read');
          return shelf(room);
        }),
      add: (record) => {
        const copy = structuredClone(record);
        return run((room) => {
          makeRoom('add', record);
          if (outbox.fault === 'full') refuse('QuotaExceededError');
          room.last++;
          room.records.set(room.last, copy);
        });
      },
      edit: (change) =>
        run((room) => {
          makeRoom('edit');
          const records = new Map(structuredClone(change(structuredClone(room.records))));
          const isMore = [...records.keys()].some((key) => !room.records.has(key));
          if (outbox.fault === 'full' && isMore) refuse('QuotaExceededError');
          room.records = records;
          room.last = Math.max(room.last, ...room.records.keys());
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

  const outbox: TestOutbox = {
    fault: undefined,
    isRefused: undefined,
    open: async (namespace, isGone = () => false) => {
      if (outbox.fault === 'blocked') refuse('SecurityError');
      return outbox.fault === 'silent' ? never() : storeOf(namespace, isGone);
    },
    erase: (namespace, isGone = () => false) =>
      transact(isGone, () => {
        rooms.delete(namespace);
      }),
    isThere: (namespace = 'default') => rooms.has(namespace),
    made: () => eras,
    records: (namespace = 'default') => [...(rooms.get(namespace)?.records.values() ?? [])],
    clear: () => rooms.clear(),
    hold: () => {
      let release: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => {
        release = resolve;
      });
      turn = turn.then(() => gate);
      return release;
    },
  };
  return outbox;
}
