import type { LockPort } from '../src/environment.js';

/** The locks of one origin. */
export interface TestLocks {
  /** @param onGone is given what has to happen when the tab that asks is gone. */
  open(onGone?: (run: () => void) => void, isGone?: () => boolean): LockPort;
  /** Who holds anything now, by name. */
  held(): readonly string[];
}

/** Makes an origin's locks: first come, first served. */
export function createTestLocks(): TestLocks {
  const queues = new Map<string, Set<() => void>>();
  const held = new Set<string>();

  function free(name: string): void {
    held.delete(name);
    const [next] = queues.get(name) ?? [];
    next?.();
  }

  return {
    held: () => [...held],
    open: (onGone = () => undefined, isGone = () => false) => ({
      request: (name, { signal }, work) =>
        new Promise((resolve, reject) => {
          if (isGone()) return;
          const queue = queues.get(name) ?? new Set();
          queues.set(name, queue);
          const abort = () => {
            if (queue.delete(take)) reject(new DOMException('by its signal', 'AbortError'));
          };
          const take = () => {
            if (held.has(name) || !queue.delete(take)) return;
            signal.removeEventListener('abort', abort);
            held.add(name);
            let isMine = true;
            const leave = () => {
              if (isMine) free(name);
              isMine = false;
            };
            onGone(leave);
            Promise.resolve().then(work).finally(leave).then(resolve, reject);
          };
          onGone(() => queue.delete(take));
          queue.add(take);
          if (signal.aborted) return abort();
          signal.addEventListener('abort', abort);
          void Promise.resolve().then(take);
        }),
    }),
  };
}
