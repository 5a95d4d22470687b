import type { Environment, StoragePort } from './environment.js';
import { guardStorage } from './storage/guardStorage.js';

function storagePort(open: () => Storage): StoragePort {
  return guardStorage({
    get: (key) => open().getItem(key) ?? undefined,
    set: (key, value) => open().setItem(key, value),
    remove: (key) => open().removeItem(key),
  });
}

type Listening = readonly [target: EventTarget, type: string, listener: (event: Event) => void];

/** Adds listeners and answers the function that removes the same ones. */
function listen(...all: readonly Listening[]): () => void {
  for (const [target, type, listener] of all) target.addEventListener(type, listener);
  return () => {
    for (const [target, type, listener] of all) target.removeEventListener(type, listener);
  };
}

/**
 * The real browser. Everything is looked up at the time of the call, so that fake timers work and a blocked
 * storage only fails when it is used; a failing storage is replaced by memory.
 */
export function browserEnvironment(): Environment {
  const isVisible = () => document.visibilityState !== 'hidden';
  return {
    now: () => Date.now(),
    steady: () => performance.now(),
    after: (ms, callback) => {
      const timer = setTimeout(() => callback(), ms);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    local: storagePort(() => localStorage),
    tab: storagePort(() => sessionStorage),
    visible: isVisible,
    online: () => navigator.onLine,
    onWake: (wake) =>
      listen(
        [document, 'visibilitychange', () => isVisible() && wake('visible')],
        [window, 'online', () => wake('online')],
        [window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && wake('pageshow')],
      ),
    onRest: (rest) =>
      listen(
        [document, 'visibilitychange', () => !isVisible() && rest('hidden')],
        [window, 'offline', () => rest('offline')],
        [window, 'pagehide', (event) => (event as PageTransitionEvent).persisted && rest('pagehide')],
      ),
    channel: (name) => {
      const line = new BroadcastChannel(name);
      return {
        post: (message) => line.postMessage(message),
        listen: (listener) => listen([line, 'message', (event) => listener((event as MessageEvent).data)]),
        close: () => line.close(),
      };
    },
    outbox: async (namespace) => (await import('./outbox/createDelivery.js')).openIndexedDb(namespace),
    eraseOutbox: async (namespace) => (await import('./outbox/createDelivery.js')).eraseIndexedDb(namespace),
    locks: () => navigator.locks,
    report: (error) => globalThis.reportError?.(error),
  };
}
