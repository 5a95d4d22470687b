import type { TriggersEnvironment } from './environment.js';

/** The browser's own clock, storage, tabs and window. Touches nothing until it is used. */
export function browserEnvironment(): TriggersEnvironment {
  return {
    now: () => Date.now(),
    after(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    // Even reading the property throws where storage is blocked.
    local: () => localStorage,
    tab: () => sessionStorage,
    broadcast(name, onMessage) {
      try {
        const channel = new BroadcastChannel(name);
        channel.onmessage = (event) => onMessage(event.data);
        return {
          post: (message) => channel.postMessage(message),
          close: () => channel.close(),
        };
      } catch {
        // Missing, or refused where storage is blocked: this tab is alone.
      }
    },
    // Locks only exist in secure contexts, and a sandbox refuses them; without them the claim between tabs stands alone.
    async exclusive(name, task) {
      let turn: Promise<void> | undefined;
      try {
        await navigator.locks.request(name, () => {
          turn = task();
          return turn;
        });
      } catch {
        await (turn ?? task());
      }
    },
    window,
  };
}
