import type { StoragePort } from '../environment.js';

/**
 * A storage that never throws: what cannot be written is kept in memory, and read from there again.
 *
 * Storage fails by SecurityError in sandboxed frames, by TypeError where it is switched off, and by
 * QuotaExceededError when it is full; none of them may reach the page or lose a message.
 */
export function guardStorage(port: StoragePort): StoragePort {
  /** `undefined` stands for a value that could not be removed. */
  const memory = new Map<string, string | undefined>();
  const attempt = (key: string, value: string | undefined, write: () => void) => {
    try {
      write();
      memory.delete(key);
    } catch {
      memory.set(key, value);
    }
  };
  return {
    get: (key) => {
      if (memory.has(key)) return memory.get(key);
      try {
        return port.get(key);
      } catch {
        return undefined;
      }
    },
    set: (key, value) => attempt(key, value, () => port.set(key, value)),
    remove: (key) => attempt(key, undefined, () => port.remove(key)),
  };
}
