import type { Environment, StoragePort } from './environment.js';
import { guardStorage } from './storage/guardStorage.js';

function storagePort(open: () => Storage): StoragePort {
  return guardStorage({
    get: (key) => open().getItem(key) ?? undefined,
    set: (key, value) => open().setItem(key, value),
    remove: (key) => open().removeItem(key),
  });
}

/** Adds a listener and answers the function that removes the same one. */
function listen(target: EventTarget, type: string, listener: (event: Event) => void): () => void {
  target.addEventListener(type, listener);
  return () => target.removeEventListener(type, listener);
}

function all(...stops: readonly (() => void)[]): () => void {
  return () => {
    for (const stop of stops) stop();
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
      all(
        listen(document, 'visibilitychange', () => isVisible() && wake('visible')),
        listen(window, 'online', () => wake('online')),
        listen(window, 'pageshow', (event) => (event as PageTransitionEvent).persisted && wake('pageshow')),
      ),
    onRest: (rest) =>
      all(
        listen(document, 'visibilitychange', () => !isVisible() && rest('hidden')),
        listen(window, 'offline', () => rest('offline')),
      ),
    report: (error) => globalThis.reportError?.(error),
  };
}
