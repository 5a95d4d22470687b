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
      if (typeof BroadcastChannel === 'undefined') return undefined;
      const channel = new BroadcastChannel(name);
      channel.onmessage = (event) => onMessage(event.data);
      return {
        post: (message) => channel.postMessage(message),
        close: () => channel.close(),
      };
    },
    // Locks only exist in secure contexts; without them the claim between tabs stands alone.
    exclusive: (name, task) => ('locks' in navigator ? navigator.locks.request(name, task) : task()),
    window,
  };
}
