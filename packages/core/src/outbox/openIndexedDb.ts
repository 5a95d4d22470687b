import type { OutboxStore, Shelf } from '../environment.js';

const letters = 'letters';
const values = 'values';

/**
 * The outbox of an origin in IndexedDB, under `comptoir.<namespace>`.
 *
 * Writes are `relaxed`: they outlive the tab and the browser, and only a power cut within a moment can undo one.
 *
 * @throws DOMException or TypeError where IndexedDB is blocked or switched off.
 */
export async function openIndexedDb(namespace: string): Promise<OutboxStore> {
  let db: IDBDatabase | undefined;

  function connect(): Promise<IDBDatabase> {
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
        // Somebody deletes the database, or the user clears it: the next call begins a new one.
        opened.onversionchange = opened.onclose = leave;
        db = opened;
        resolve(opened);
      };
    });
  }

  type Work<Result> = (
    transaction: IDBTransaction,
    answer: (result: Result) => void,
    fail: (error: unknown) => void,
  ) => void;

  function begin<Result>(to: IDBDatabase, mode: IDBTransactionMode, work: Work<Result>): Promise<Result> {
    const transaction = to.transaction([letters, values], mode);
    return new Promise((resolve, reject) => {
      let result: Result;
      const answer = (next: Result) => {
        result = next;
      };
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () => reject(transaction.error);
      work(transaction, answer, (error) => {
        reject(error);
        transaction.abort();
      });
    });
  }

  async function transact<Result>(mode: IDBTransactionMode, work: Work<Result>): Promise<Result> {
    try {
      // In the very tick of the call: whoever closes the tab now has still written.
      if (db) return await begin(db, mode, work);
    } catch (error) {
      // A connection that was closed from outside is no reason to give up.
      if ((error as DOMException).name !== 'InvalidStateError') throw error;
    }
    return begin(await connect(), mode, work);
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
    read: () => transact('readonly', look),
    add: (record) =>
      transact<void>('readwrite', (transaction) => {
        transaction.objectStore(letters).add(record);
        transaction.commit();
      }),
    edit: (change) =>
      transact('readwrite', (transaction, answer, fail) =>
        look(transaction, ({ records, era }) => {
          try {
            const store = transaction.objectStore(letters);
            const next = change(records);
            for (const key of records.keys()) if (!next.has(key)) store.delete(key);
            for (const [key, record] of next) if (records.get(key) !== record) store.put(record, key);
            answer({ records: next, era });
          } catch (error) {
            fail(error);
          }
        }),
      ),
    swap: (name, change) =>
      transact('readwrite', (transaction, answer, fail) => {
        const store = transaction.objectStore(values);
        const found = store.get(name);
        found.onsuccess = () => {
          try {
            const value = change(found.result);
            if (value === undefined) store.delete(name);
            else store.put(value, name);
            answer(value);
          } catch (error) {
            fail(error);
          }
        };
      }),
    erase: () =>
      new Promise((resolve, reject) => {
        db?.close();
        const request = indexedDB.deleteDatabase(`comptoir.${namespace}`);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
    close: () => db?.close(),
  };
}
