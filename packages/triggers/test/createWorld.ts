// Loaded beforehand, so that a dynamic import is a matter of promises and not of the file system.
import '../src/explaining.js';
import { Window } from 'happy-dom';
import type { BroadcastPort, StoragePort, TriggersEnvironment } from '../src/environment.js';

/** One open tab of the world's one visitor. */
export interface Tab extends TriggersEnvironment {
  readonly session: Map<string, string>;
  /** How many listeners the page's window and document have. */
  listeners(): number;
  hide(hidden: boolean): void;
  /** The pointer leaves through the top. */
  leave(): void;
  scroll(y: number): void;
  /** The window has such an event. */
  tell(name: string): void;
  /** Any activity. */
  move(): void;
}

/** A browser with a clock that a test turns: storage, tabs and the line between them are real to the engine. */
export interface World {
  readonly storage: Map<string, string>;
  now(): number;
  tab(options?: { session?: Map<string, string>; touch?: boolean }): Tab;
  /** Lets time pass, timer by timer. */
  pass(ms: number): Promise<void>;
  timers(): number;
}

/** `latency`: milliseconds a message between tabs takes. `locks`: whether the browser has them. */
export function createWorld({
  latency = 5,
  locks = true,
  broadcast = true,
  broken = false,
  seed = 1,
} = {}): World {
  let now = Date.UTC(2026, 10, 20, 12);
  let random = seed;
  const timers = new Set<{ at: number; run: () => void }>();
  const lines = new Map<string, Set<(message: unknown) => void>>();
  const queues = new Map<string, Promise<void>>();
  const storage = new Map<string, string>();

  const after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: now + ms, run };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  const port = (map: Map<string, string>): (() => StoragePort) => {
    const use = <T>(value: T): T => {
      if (broken) throw new Error('storage is blocked');
      return value;
    };
    return () => ({
      getItem: (key) => use(map.get(key) ?? null),
      setItem: (key, value) => void use(map.set(key, value)),
      removeItem: (key) => void use(map.delete(key)),
    });
  };
  // Enough turns for everything that waits on promises only, module loading included.
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
  };

  return {
    storage,
    now: () => now,
    timers: () => timers.size,
    async pass(ms) {
      const until = now + ms;
      for (;;) {
        await settle();
        const next = [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = until;
    },
    tab({ session = new Map(), touch = false } = {}) {
      const window = new Window({ url: 'https://shop.example/cart?from=mail' });
      const listeners = new Map<unknown, Set<unknown>>();
      let hidden = false;
      for (const target of [window, window.document]) {
        const { addEventListener, removeEventListener } = target;
        const of = (name: string) => listeners.get(name) ?? new Set();
        Object.assign(target, {
          addEventListener: (...args: Parameters<typeof addEventListener>) => {
            listeners.set(args[0], of(args[0]).add(args[1]));
            addEventListener.apply(target, args);
          },
          removeEventListener: (...args: Parameters<typeof removeEventListener>) => {
            of(args[0]).delete(args[1]);
            removeEventListener.apply(target, args);
          },
        });
      }
      Object.defineProperty(window.document, 'hidden', { get: () => hidden });
      Object.assign(window, { matchMedia: () => ({ matches: touch }) });
      return {
        now: () => now,
        after,
        random: () => {
          random = (random * 48_271) % 2_147_483_647;
          return random / 2_147_483_647;
        },
        local: port(storage),
        tab: port(session),
        session,
        broadcast(name, onMessage): BroadcastPort | undefined {
          if (!broadcast) return undefined;
          const line = lines.get(name) ?? new Set();
          lines.set(name, line);
          line.add(onMessage);
          return {
            post(message) {
              const copy = structuredClone(message);
              for (const other of line)
                if (other !== onMessage) after(latency, () => line.has(other) && other(copy));
            },
            close: () => void line.delete(onMessage),
          };
        },
        exclusive(name, task) {
          if (!locks) return task();
          const turn = (queues.get(name) ?? Promise.resolve()).then(task);
          queues.set(name, turn);
          return turn;
        },
        window: window as unknown as TriggersEnvironment['window'],
        listeners: () => [...listeners.values()].reduce((sum, of) => sum + of.size, 0),
        hide(value) {
          hidden = value;
          window.document.dispatchEvent(new window.Event('visibilitychange', { bubbles: true }));
        },
        leave() {
          window.document.dispatchEvent(new window.MouseEvent('mouseout', { clientX: 5, clientY: -1 }));
        },
        scroll(y) {
          Object.defineProperty(window, 'scrollY', { value: y, configurable: true });
          window.dispatchEvent(new window.Event('scroll'));
        },
        tell: (name) => void window.dispatchEvent(new window.Event(name)),
        move() {
          window.dispatchEvent(new window.Event('pointermove'));
        },
      };
    },
  };
}
