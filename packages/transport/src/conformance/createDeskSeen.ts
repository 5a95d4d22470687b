import type { DeskSeen } from './harness.js';

/** What a harness fills in while it listens at the desk. */
export interface DeskRecorder {
  readonly seen: DeskSeen;
  /** To be called after each change of `seen`. */
  changed(): void;
  onChange(listener: () => void): () => void;
}

/** Makes an empty record of a desk. */
export function createDeskSeen(): DeskRecorder {
  const listeners = new Set<() => void>();
  return {
    seen: { messages: [], typing: [], chats: new Map(), visitors: new Map(), ratings: [], notes: [] },
    changed() {
      for (const listener of [...listeners]) listener();
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
