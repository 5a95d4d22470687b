import type { OutboxStore, Shelf } from '../environment.js';

/** An outbox that lives as long as the page: where storage is blocked, not allowed or has failed. */
export function memoryOutbox(): OutboxStore {
  let records: Shelf['records'] = new Map();
  let last = 0;
  const values = new Map<string, unknown>();
  const shelf = (): Shelf => ({ records, era: '' });
  return {
    read: async () => shelf(),
    add: async (record) => {
      last++;
      records = new Map([...records, [last, record]]);
    },
    edit: async (change) => {
      records = change(records);
      return shelf();
    },
    swap: async (name, change) => {
      const value = change(values.get(name));
      values.set(name, value);
      return value;
    },
    close: () => undefined,
  };
}
