/** Who wants to hear of something, as `onWake` and `onRest` of an environment keep them. */
export interface Listeners<Reason> {
  /** @returns what takes the listener out again. */
  readonly listen: (listener: (reason: Reason) => void) => () => void;
  tell(reason: Reason): void;
  readonly size: number;
}

/** Nobody listens yet. */
export function createListeners<Reason>(): Listeners<Reason> {
  const listeners = new Set<(reason: Reason) => void>();
  return {
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(reason) {
      // As events do it: whoever leaves meanwhile hears nothing, whoever comes hears of the next.
      for (const listener of [...listeners]) if (listeners.has(listener)) listener(reason);
    },
    get size() {
      return listeners.size;
    },
  };
}
