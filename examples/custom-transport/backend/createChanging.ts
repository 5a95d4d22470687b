/** Something that changes. */
export interface Changing {
  /** The answer stops it. */
  onChange(listener: () => void): () => void;
}

/** What is said with `changed` is heard by whoever listens then. */
export function createChanging(): Changing & { changed(): void } {
  const listeners = new Set<() => void>();
  return {
    changed() {
      for (const listener of [...listeners]) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
