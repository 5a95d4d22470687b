import type { DeskEnvironment, SocketHandlers, StoragePort } from './deskEnvironment.js';

function storagePort(open: () => Storage): StoragePort {
  return {
    get(key) {
      try {
        return open().getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    set(key, value) {
      try {
        open().setItem(key, value);
      } catch {
        // Blocked or full: the desk keeps what it has in memory, only a reload would forget it.
        return;
      }
    },
  };
}

function openSocket(url: string, handlers: SocketHandlers): ReturnType<DeskEnvironment['openSocket']> {
  const socket = new WebSocket(url);
  let closed = false;
  const close = (code: number): void => {
    if (closed) return;
    closed = true;
    handlers.onClose(code);
  };
  socket.onopen = () => !closed && handlers.onOpen();
  socket.onmessage = (event) => !closed && handlers.onText(String(event.data));
  socket.onclose = (event) => close(event.code);
  return {
    send: (text) => socket.send(text),
    close() {
      socket.close();
      // A half-open socket reports its close only minutes later; nobody waits for that here.
      close(1005);
    },
  };
}

function listen(target: EventTarget, names: readonly string[], listener: () => void): () => void {
  for (const name of names) target.addEventListener(name, listener);
  return () => {
    for (const name of names) target.removeEventListener(name, listener);
  };
}

/**
 * The browser as the desk's environment.
 *
 * @param socketUrl `ws:` or `wss:` address of the operators' socket.
 */
export function browserEnvironment(socketUrl: string): DeskEnvironment {
  return {
    now: () => Date.now(),
    after(ms, callback) {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
    random: () => Math.random(),
    openSocket: (handlers) => openSocket(socketUrl, handlers),
    tab: storagePort(() => sessionStorage),
    local: storagePort(() => localStorage),
    focused: () => document.visibilityState === 'visible' && document.hasFocus(),
    onFocusChange(listener) {
      const stops = [
        listen(window, ['focus', 'blur'], listener),
        listen(document, ['visibilitychange'], listener),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    onWake(listener) {
      const whenVisible = (): void => {
        if (document.visibilityState === 'visible') listener();
      };
      const stops = [
        listen(window, ['online', 'pageshow'], listener),
        listen(document, ['visibilitychange'], whenVisible),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}
