import type { DeskEnvironment, SocketHandlers, StoragePort } from '../../src/connection/deskEnvironment.js';
import { noon } from './samples.js';

/** A socket whose other end is the test. */
export interface ScriptedSocket {
  readonly handlers: SocketHandlers;
  /** Frames that the desk sent, parsed, oldest first. */
  readonly sent: Record<string, unknown>[];
  /** Whether the desk closed it. */
  closed: boolean;
  open(): void;
  say(frame: object): void;
  /** The server's side ends it. */
  drop(code?: number): void;
  /** The newest frame of a type. */
  last(type: string): Record<string, unknown> | undefined;
}

/** An environment that a test holds by the strings: its clock moves only by `advance`. */
export interface ScriptedEnvironment extends DeskEnvironment {
  readonly sockets: ScriptedSocket[];
  /** The newest socket. @throws Error when the desk has opened none */
  socket(): ScriptedSocket;
  /** Moves the clock, running what falls due on the way. */
  advance(ms: number): void;
  /** Timers that are still set. */
  timers(): number;
  setFocused(focused: boolean): void;
  wake(): void;
}

function memoryStorage(): StoragePort {
  const values = new Map<string, string>();
  return { get: (key) => values.get(key), set: (key, value) => void values.set(key, value) };
}

function scriptedSocket(handlers: SocketHandlers): ScriptedSocket {
  const sent: Record<string, unknown>[] = [];
  return {
    handlers,
    sent,
    closed: false,
    open: () => handlers.onOpen(),
    say: (frame) => handlers.onText(JSON.stringify(frame)),
    drop: (code = 1006) => handlers.onClose(code),
    last: (type) => sent.findLast((frame) => frame.type === type),
  };
}

/** Makes the environment; `tab` may be handed on to a second one to play a reload. */
export function scriptedEnvironment(tab: StoragePort = memoryStorage()): ScriptedEnvironment {
  let now = noon;
  let focused = true;
  let nextTimer = 0;
  const timers = new Map<number, { readonly due: number; readonly callback: () => void }>();
  const focusListeners = new Set<() => void>();
  const wakeListeners = new Set<() => void>();
  const sockets: ScriptedSocket[] = [];

  function earliest(until: number): number | undefined {
    const due = [...timers].filter(([, timer]) => timer.due <= until);
    due.sort(([, a], [, b]) => a.due - b.due);
    return due[0]?.[0];
  }

  return {
    tab,
    local: memoryStorage(),
    sockets,
    now: () => now,
    random: () => 0.5,
    after(ms, callback) {
      const id = ++nextTimer;
      timers.set(id, { due: now + ms, callback });
      return () => void timers.delete(id);
    },
    openSocket(handlers) {
      const socket = scriptedSocket(handlers);
      sockets.push(socket);
      return {
        send: (text) => void socket.sent.push(JSON.parse(text)),
        close() {
          if (socket.closed) return;
          socket.closed = true;
          handlers.onClose(1005);
        },
      };
    },
    focused: () => focused,
    onFocusChange(listener) {
      focusListeners.add(listener);
      return () => void focusListeners.delete(listener);
    },
    onWake(listener) {
      wakeListeners.add(listener);
      return () => void wakeListeners.delete(listener);
    },
    socket() {
      const socket = sockets.at(-1);
      if (socket === undefined) throw new Error('The desk has opened no socket yet.');
      return socket;
    },
    advance(ms) {
      const until = now + ms;
      for (let id = earliest(until); id !== undefined; id = earliest(until)) {
        const timer = timers.get(id);
        timers.delete(id);
        now = Math.max(now, timer?.due ?? now);
        timer?.callback();
      }
      now = until;
    },
    timers: () => timers.size,
    setFocused(value) {
      focused = value;
      for (const listener of focusListeners) listener();
    },
    wake() {
      for (const listener of wakeListeners) listener();
    },
  };
}
