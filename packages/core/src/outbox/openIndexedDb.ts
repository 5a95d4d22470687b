import type { OutboxStore, Shelf } from '../environment.js';

const letters = 'letters';
const values = 'values';

/**
 * A connection that was closed from outside is no reason to give up: before the call, during it, or, as Chromium
 * says it, because the user clears the site's data. Nothing was written then.
 */
const isClosed = (error: unknown) => /^(InvalidState|Abort|Unknown)Error/.test(String(error));

/**
 * The outbox of an origin in IndexedDB, under `comptoir.<namespace>`.
 *
 * Writes are `relaxed`: they outlive the tab and the browser, and only a power cut within a moment can undo one.
 *
 * @throws DOMException or TypeError where IndexedDB is blocked or switched off.
 */
export async function openIndexedDb(namespace: string): Promise<OutboxStore> {
  let db: IDBDatabase | undefined;
  let opening: Promise<IDBDatabase> | undefined;
  /** How those end that have not been answered, oldest first. */
  const pending = new Set<(error: unknown) => void>();

  /** Whoever waits for a new connection goes on in the order in which he came. */
  function connect(): Promise<IDBDatabase> {
    opening ??= open().finally(() => {
      opening = undefined;
    });
    return opening;
  }

  // Native by `async`, for a page's own `Promise` may have no `finally`.
  async function open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(`comptoir.${namespace}`, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(letters, { autoIncrement: true });
        request.result.createObjectStore(values).put(String(Math.random()), 'era');
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const opened = request.result;
        const leave = () => {
          opened.close();
          if (db === opened) db = undefined;
        };
        // Somebody deletes the database, and waits for what is under way.
        opened.onversionchange = leave;
        opened.onclose = () => {
          leave();
          // Chromium leaves some without an answer; and what is tried again later would be overtaken.
          for (const cut of pending) cut(new DOMException('', 'AbortError'));
          pending.clear();
        };
        db = opened;
        resolve(opened);
      };
    });
  }

  /** Its answer is what `settle` makes once all is read; where that throws, nothing is written. */
  type Work<Result> = (transaction: IDBTransaction, settle: (make: () => Result) => void) => void;

  function begin<Result>(to: IDBDatabase, mode: IDBTransactionMode, work: Work<Result>): Promise<Result> {
    const transaction = to.transaction([letters, values], mode);
    return new Promise((resolve, reject) => {
      let result: Result;
      pending.add(reject);
      // WebKit may fail to write a file, and call the transaction complete all the same.
      let failed: IDBRequest | undefined;
      transaction.onerror = ({ target }) => {
        failed = target as IDBRequest;
      };
      transaction.oncomplete = () => {
        pending.delete(reject);
        if (failed) reject(failed.error);
        else resolve(result);
      };
      transaction.onabort = () => {
        pending.delete(reject);
        reject(transaction.error);
      };
      work(transaction, (make) => {
        try {
          result = make();
        } catch (error) {
          reject(error);
          transaction.abort();
        }
      });
    });
  }

  async function transact<Result>(mode: IDBTransactionMode, work: Work<Result>): Promise<Result> {
    for (let again = 3; ; again--) {
      const known = db;
      try {
        // In the very tick of the call: whoever closes the tab now has still written.
        return await begin(known ?? (await connect()), mode, work);
      } catch (error) {
        if (!again || !isClosed(error)) throw error;
        if (db === known) db = undefined;
      }
    }
  }

  function look(transaction: IDBTransaction, then: (shelf: Shelf) => void): void {
    const store = transaction.objectStore(letters);
    const keys = store.getAllKeys();
    const found = store.getAll();
    const era = transaction.objectStore(values).get('era');
    era.onsuccess = () =>
      then({
        records: new Map(keys.result.map((key, index) => [Number(key), found.result[index]])),
        era: era.result,
      });
  }

  await connect();
  return {
    read: () =>
      transact('readonly', (transaction, settle) => look(transaction, (shelf) => settle(() => shelf))),
    add: (record) =>
      transact<void>('readwrite', (transaction) => {
        transaction.objectStore(letters).add(record);
        transaction.commit();
      }),
    edit: (change) =>
      transact('readwrite', (transaction, settle) =>
        look(transaction, ({ records, era }) =>
          settle(() => {
            const store = transaction.objectStore(letters);
            const next = change(records);
            for (const key of records.keys()) if (!next.has(key)) store.delete(key);
            for (const [key, record] of next) if (records.get(key) !== record) store.put(record, key);
            return { records: next, era };
          }),
        ),
      ),
    swap: (name, change) =>
      transact('readwrite', (transaction, settle) => {
        const store = transaction.objectStore(values);
        const found = store.get(name);
        found.onsuccess = () =>
          settle(() => {
            const value = change(found.result);
            if (value === undefined) store.delete(name);
            else store.put(value, name);
            return value;
          });
      }),
    close: () => db?.close(),
  };
}
