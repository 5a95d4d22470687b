import type { Environment, OutboxStore, Shelf } from '../environment.js';

/** Large files on a slow telephone take seconds; a storage that hangs for longer will not answer. */
const patienceMs = 10_000;

/** Under which name the files stand that were picked and not sent. */
export const trayName = 'tray';

/** An outbox that never rejects. */
export interface Shelter extends OutboxStore {
  /** Whether other tabs see, or saw, what is kept. */
  isShared(): boolean;
  /** Whether all that is kept is seen here; not once the storage has failed. */
  isWhole(): boolean;
  /** As `edit`, for changes that add: in the storage, or in memory where there is none. */
  merge: OutboxStore['edit'];
  /** What is not written yet shall not be. */
  drop(): void;
}

/**
 * Makes an outbox of one that may fail, once it is open. What does not fit is kept in memory, behind what is kept;
 * after any other failure memory leads, and the storage follows as well as it can.
 *
 * @param opening the outbox; rejects where it cannot be opened, and is `undefined` where there is none.
 * @param onLost something stands in memory alone that was to be kept; at most once.
 */
export async function shelterOutbox(
  opening: Promise<OutboxStore | undefined> | undefined,
  after: Environment['after'],
  onLost: () => void,
): Promise<Shelter> {
  let store: OutboxStore | undefined;
  let lame: OutboxStore | undefined;
  let kept: Shelf = { records: new Map(), era: '' };
  /** Written, and not seen among what is kept since. */
  let unseen: readonly unknown[] = [];
  /** By keys that no storage reaches. */
  let aside: Shelf['records'] = new Map();
  let lastKey = 2 ** 52;
  const values = new Map<string, unknown>();
  const adding = new Set<Promise<unknown>>();
  let mending: Promise<void> | undefined;
  let isLost = false;
  let isDropped = false;

  async function within<Result>(work: Promise<Result> | Result): Promise<Result> {
    let stop: () => void = () => undefined;
    const late = new Promise<never>((_, reject) => {
      stop = after(patienceMs, reject);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      stop();
    }
  }

  function lose(): void {
    if (!isLost) onLost();
    isLost = true;
  }

  try {
    store = await within(opening);
  } catch {
    lose();
  }

  const whole = (): Shelf => ({ ...kept, records: new Map([...kept.records, ...aside]) });

  /** Runs it on the storage, or gives the storage up and answers nothing. */
  async function attempt<Result>(work: (on: OutboxStore) => Promise<Result>): Promise<Result | undefined> {
    const on = store;
    // A change to what is forgotten would make the outbox anew that somebody removes.
    if (!on || isDropped) return undefined;
    const written = unseen;
    try {
      const result = await within(work(on));
      unseen = unseen.filter((record) => !written.includes(record));
      // Given up meanwhile: memory leads.
      return store && result;
    } catch {
      const known = unseen.map((record) => [++lastKey, record] as const);
      aside = new Map([...kept.records, ...known, ...aside]);
      kept = { ...kept, records: new Map() };
      lame = on;
      store = undefined;
      unseen = [];
      lose();
      return undefined;
    }
  }

  async function write(on: OutboxStore, record: unknown): Promise<void> {
    await within(on.add(record));
    if (store) unseen = [...unseen, record];
    else putAside(record);
  }

  /** What is only kept for convenience makes room for what was sent. */
  async function mend(on: OutboxStore, record: unknown): Promise<void> {
    try {
      await within(on.swap(trayName, () => undefined));
      await write(on, record);
    } catch {
      lose();
      putAside(record);
    }
  }

  function putAside(record: unknown): void {
    if (isDropped) return;
    aside = new Map([...aside, [++lastKey, record]]);
  }

  async function add(record: unknown): Promise<void> {
    if (mending) await mending;
    // What is written after a message that did not fit must not overtake it.
    if (!store || aside.size > 0 || isDropped) return putAside(record);
    try {
      await write(store, record);
    } catch {
      mending = mend(store, record);
      await mending;
      mending = undefined;
    }
  }

  async function merge(change: Parameters<OutboxStore['edit']>[0]): Promise<Shelf> {
    const shelf = await attempt((on) =>
      on.edit(change).catch(async () => {
        await on.swap(trayName, () => undefined);
        return on.edit(change);
      }),
    );
    if (shelf) kept = shelf;
    else aside = change(aside);
    return whole();
  }

  function track<Result>(work: Promise<Result>): Promise<Result> {
    adding.add(work);
    void work.then(() => adding.delete(work));
    return work;
  }

  return {
    isShared: () => (store ?? lame) !== undefined,
    isWhole: () => store !== undefined || !isLost,
    read: async () => {
      kept = (await attempt((on) => on.read())) ?? kept;
      return whole();
    },
    add: (record) => track(add(record)),
    edit: async (change) => {
      await Promise.all(adding);
      kept = (await attempt((on) => on.edit(change))) ?? kept;
      void lame?.edit(change).catch(() => undefined);
      aside = change(aside);
      return whole();
    },
    merge: (change) => track(merge(change)),
    swap: async (name, change) => {
      try {
        if (store && !isDropped) return await within(store.swap(name, change));
      } catch {
        // Not worth giving up the messages for.
      }
      values.set(name, change(values.get(name)));
      return values.get(name);
    },
    drop: () => {
      isDropped = true;
    },
    close: () => {
      void Promise.all(adding).then(() => (store ?? lame)?.close());
    },
  };
}
