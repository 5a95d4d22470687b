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
  /** Those who are there; whoever lets operators come and go puts a function of his own here. @default all */
  present: () => readonly MemoryOperator[];
  /** How many conversations somebody has. */
  load(operator: Person): number;
  /** The intents that operators serve, and whether one of them is there. */
  intents(): Readonly<Record<string, boolean>>;
  /** Remembers a wait that is over, in milliseconds. */
  waited(ms: number): void;
  /** Where a waiting conversation stands among those of its intent. */
  queueOf(entry: Entry): NonNullable<Conversation['queue']>;
}

/** The intents that an operator is announced for. */
const intentsOf = (operator: MemoryOperator): readonly string[] => operator.intents ?? ['chat', 'stylist'];

/** What a visitor may know of an operator. */
export const toPerson = ({ id, name, avatarUrl }: MemoryOperator): Person => ({
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
  const load = (operator: Person) =>
    running.filter((entry) => entry.current.operator?.id === operator.id).length;

  const routing: Routing<Entry> = {
    running,
    present: () => operators,
    load,
    add: (entry) => void running.push(entry),
    remove: (entry) => void running.splice(running.indexOf(entry), 1),
    free(intent) {
      const found = routing
        .present()
        .filter((operator) => (operator.intents?.includes(intent) ?? true) && load(operator) < cap)
        .sort((one, other) => load(one) - load(other))[0];
      return found && toPerson(found);
    },
    intents: () =>
      Object.fromEntries(
        operators
          .flatMap(intentsOf)
          .map((intent) => [
            intent,
            routing.present().some((operator) => intentsOf(operator).includes(intent)),
          ]),
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
  return routing;
}
