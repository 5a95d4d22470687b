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
  /** The least loaded operator who is there and has a free place for this intent. */
  free(intent: string): Person | undefined;
  /** An operator who is there, by id, and whether he has a free place. */
  colleague(id: string): { readonly person: Person; readonly isFree: boolean } | undefined;
  /** Whether an operator is there; from the start they all are. */
  setPresent(id: string, present: boolean): void;
  /** The intents that operators serve, and whether one of them is there. */
  intents(): Readonly<Record<string, boolean>>;
  /** Remembers a wait that is over, in milliseconds. */
  waited(ms: number): void;
  /** Where a waiting conversation stands among those of its intent. */
  queueOf(entry: Entry): NonNullable<Conversation['queue']>;
}

/** The intents that an operator is announced for. */
const intentsOf = (operator: MemoryOperator): readonly string[] => operator.intents ?? ['chat', 'stylist'];

const toPerson = ({ id, name, avatarUrl }: MemoryOperator): Person => ({
  id,
  name,
  ...(avatarUrl && { avatarUrl }),
});

/** Pure book-keeping of places and waits: it tells nobody anything. */
export function createRouting<Entry extends Running>(
  operators: readonly MemoryOperator[],
  cap: number,
): Routing<Entry> {
  const running: Entry[] = [];
  const waits: number[] = [];
  const gone = new Set<string>();
  const load = (operator: Person) =>
    running.filter((entry) => entry.current.operator?.id === operator.id).length;

  const present = () => operators.filter(({ id }) => !gone.has(id));

  return {
    running,
    add: (entry) => void running.push(entry),
    remove: (entry) => void running.splice(running.indexOf(entry), 1),
    free(intent) {
      const found = present()
        .filter((operator) => (operator.intents?.includes(intent) ?? true) && load(operator) < cap)
        .sort((one, other) => load(one) - load(other))[0];
      return found && toPerson(found);
    },
    colleague(id) {
      const found = present().find((operator) => operator.id === id);
      return found && { person: toPerson(found), isFree: load(found) < cap };
    },
    setPresent: (id, isThere) => void (isThere ? gone.delete(id) : gone.add(id)),
    intents: () =>
      Object.fromEntries(
        operators
          .flatMap(intentsOf)
          .map((intent) => [intent, present().some((operator) => intentsOf(operator).includes(intent))]),
      ),
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
