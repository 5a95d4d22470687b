import type { StoragePort, TriggersEnvironment } from './environment.js';
import { type History, merge, newHistory, touch } from './history.js';
import { toHistory } from './toHistory.js';

/** Where the history is kept: across visits, for this tab, or not at all. */
export type Keep = 'local' | 'tab' | 'memory';

/** One visitor's history and the place where it is kept. */
export interface Memory {
  /** The history as of now. */
  current(): History;
  /** Changes and stores it. */
  update(change: (history: History) => History): void;
  /** Takes in what other tabs have stored since. */
  reload(): void;
  /** Moves it to another place and wipes the one before. */
  keep(where: Keep): void;
  /** Whether a first visit can be told from a later one. */
  knowsVisitor(): boolean;
}

/** Keeps a visitor's history; goes on in memory when the storage fails. */
export function createMemory(environment: TriggersEnvironment, key: string, keep: Keep): Memory {
  const { now } = environment;
  let where = keep;
  let history: History | undefined;

  const attempt = <Result>(use: (storage: StoragePort) => Result): Result | undefined => {
    try {
      return where === 'memory' ? undefined : use(environment[where]());
    } catch {
      // Blocked, full or broken: what is in memory still holds for this page.
      return undefined;
    }
  };

  const memory: Memory = {
    current() {
      if (!history) memory.reload();
      return history ?? newHistory(now());
    },
    update(change) {
      // Another tab may have stored something of its own meanwhile.
      memory.reload();
      history = change(memory.current());
      const text = JSON.stringify(history);
      attempt((port) => port.setItem(key, text));
    },
    reload() {
      const stored = attempt((port) => toHistory(JSON.parse(port.getItem(key) ?? 'null'), now()));
      history = touch(
        stored && history ? merge(stored, history) : (stored ?? history ?? newHistory(now())),
        now(),
      );
    },
    keep(next) {
      if (next === where) return;
      memory.current();
      attempt((port) => port.removeItem(key));
      where = next;
      memory.reload();
      memory.update((same) => same);
    },
    knowsVisitor: () => where === 'local',
  };
  return memory;
}
