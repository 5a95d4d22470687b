import type { Environment, StoragePort } from './environment.js';

function memoryStorage(): StoragePort {
  const entries = new Map<string, string>();
  return {
    get: (key) => entries.get(key),
    set: (key, value) => {
      entries.set(key, value);
    },
    remove: (key) => {
      entries.delete(key);
    },
  };
}

/**
 * A world without a page, for Node, workers and bots: always seen, always online, and what is kept is gone
 * with the environment. Nobody is told of errors outside the session. Replace or add members where that is not
 * enough, as in `{ ...memoryEnvironment(), local, report }`.
 */
export function memoryEnvironment(): Environment {
  const never = () => () => undefined;
  return {
    now: () => Date.now(),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    local: memoryStorage(),
    tab: memoryStorage(),
    visible: () => true,
    online: () => true,
    onWake: never,
    onRest: never,
  };
}
