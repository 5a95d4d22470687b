import type { Conversation, Person } from '../../model.js';
import type { MemoryOperator } from './backend.js';

/** A running conversation; `current` is replaced, never changed. */
export interface Running {
  current: Conversation;
  readonly since: number;
}

/** Who answers whom. */
export interface Routing<Entry extends Running> {
  /** First come, first served. */
  readonly running: readonly Entry[];
  add(entry: Entry): void;
  remove(entry: Entry): void;
  /** The least loaded operator with a free place for this intent. */
  free(intent: string): Person | undefined;
  /** Remembers a wait that is over, in milliseconds. */
  waited(ms: number): void;
  /** Where a waiting conversation stands among those of its intent. */
  queueOf(entry: Entry): NonNullable<Conversation['queue']>;
}

/** The intents that an operator is announced for. */
export const intentsOf = (operator: MemoryOperator): readonly string[] =>
  operator.intents ?? ['chat', 'stylist'];

/** Pure book-keeping of places and waits: it tells nobody anything. */
export function createRouting<Entry extends Running>(
  operators: readonly MemoryOperator[],
  cap: number,
): Routing<Entry> {
  const running: Entry[] = [];
  const waits: number[] = [];
  const load = (operator: Person) =>
    running.filter((entry) => entry.current.operator?.id === operator.id).length;

  return {
    running,
    add: (entry) => void running.push(entry),
    remove: (entry) => void running.splice(running.indexOf(entry), 1),
    free(intent) {
      const found = operators
        .filter((operator) => (operator.intents?.includes(intent) ?? true) && load(operator) < cap)
        .sort((one, other) => load(one) - load(other))[0];
      return (
        found && { id: found.id, name: found.name, ...(found.avatarUrl && { avatarUrl: found.avatarUrl }) }
      );
    },
    waited(ms) {
      waits.unshift(ms);
      waits.length = Math.min(waits.length, 9);
    },
    queueOf(entry) {
      const position =
        running
          .filter(({ current }) => current.phase === 'queued' && current.intent === entry.current.intent)
          .indexOf(entry) + 1;
      if (waits.length === 0) return { position };
      const mean = waits.reduce((sum, ms) => sum + ms, 0) / waits.length;
      return { position, waitSeconds: Math.ceil((position * mean) / 1000) };
    },
  };
}
