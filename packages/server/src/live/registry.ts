/** Who listens, by key (a visitor's or an operator's id); one key may have many listeners. */
export interface Registry<T> {
  /** @returns takes the listener out again; idempotent. */
  add(key: string, listener: T): () => void;
  of(key: string): readonly T[];
  has(key: string): boolean;
  keys(): readonly string[];
  all(): readonly T[];
}

/** Makes an empty registry. */
export function createRegistry<T>(): Registry<T> {
  const listeners = new Map<string, Set<T>>();
  return {
    add: (key, listener) => {
      const group = listeners.get(key) ?? new Set<T>();
      listeners.set(key, group.add(listener));
      return () => {
        group.delete(listener);
        if (group.size === 0 && listeners.get(key) === group) listeners.delete(key);
      };
    },
    of: (key) => [...(listeners.get(key) ?? [])],
    has: (key) => listeners.has(key),
    keys: () => [...listeners.keys()],
    all: () => [...listeners.values()].flatMap((group) => [...group]),
  };
}
