import type { StoragePort, TriggersEnvironment } from './environment.js';
import { type History, type HistoryEvent, merge, newHistory, readHistory } from './history.js';

/** Where the history is kept: across visits, for this tab, or not at all. */
export type Keep = 'local' | 'tab' | 'memory';

/** One visitor's history and the place where it is kept. */
export interface Memory {
  /** Notes that the visitor is here, and what happened; answers with all that is known, in other tabs too. */
  note(...events: HistoryEvent[]): History;
  /** Takes in what somebody else remembers. */
  learn(history: History): void;
  /** Moves it to another place and wipes the one before. */
  keep(where: Keep): void;
  /** Whether a first visit can be told from a later one. */
  knowsVisitor(): boolean;
}

/** Keeps a visitor's history; goes on in memory when the storage fails. */
export function createMemory({ now, ...environment }: TriggersEnvironment, key: string, keep: Keep): Memory {
  let where = keep;
  let known: History | undefined;
  const attempt = <Result>(use: (storage: StoragePort) => Result): Result | undefined => {
    try {
      return where === 'memory' ? undefined : use(environment[where]());
    } catch {
      // Blocked, full or broken: what is in memory still holds for this page.
      return undefined;
    }
  };
  const learn = (news: History): History => {
    const stored = attempt((port) => readHistory(port.getItem(key) ?? '', now()));
    // Another tab may have stored something of its own meanwhile.
    const history = [stored, known].reduce<History>((all, one) => (one ? merge(one, all) : all), news);
    attempt((port) => port.setItem(key, JSON.stringify(history)));
    known = history;
    return history;
  };
  const note: Memory['note'] = (...events) => learn(newHistory(now(), ...events));
  return {
    note,
    learn,
    keep(next) {
      if (next === where) return;
      note();
      attempt((port) => port.removeItem(key));
      where = next;
      note();
    },
    knowsVisitor: () => where === 'local',
  };
}
