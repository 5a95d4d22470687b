import type { DeskRecord, Operator } from './DeskRecord.js';

/** Who waits, in order, and who may take whom. */
export interface Queue {
  readonly waiting: readonly string[];
  /** At the end, or at the head for a chat whose operator has gone. */
  put(rooms: readonly string[], where: 'head' | 'end'): void;
  remove(room: string): void;
  /** Takes the first who can be served now. */
  next(
    operators: Iterable<Operator>,
    records: Iterable<DeskRecord>,
  ): { room: string; operator: Operator } | undefined;
}

/** Open or promised chats of one operator. */
export function loadOf(operator: Operator, records: Iterable<DeskRecord>): number {
  let load = 0;
  for (const record of records) if (record.operator === operator.bare) load++;
  return load;
}

/** Makes an empty queue; `capacity` is the most chats of one operator. */
export function createQueue(capacity: number): Queue {
  const waiting: string[] = [];
  return {
    waiting,
    put(rooms, where) {
      const fresh = rooms.filter((room) => !waiting.includes(room));
      if (where === 'head') waiting.unshift(...fresh);
      else waiting.push(...fresh);
    },
    remove(room) {
      const index = waiting.indexOf(room);
      if (index >= 0) waiting.splice(index, 1);
    },
    next(operators, records) {
      const all = [...records];
      const free = [...operators]
        .map((operator) => ({ operator, load: loadOf(operator, all) }))
        .filter(({ load }) => load < capacity)
        .sort((one, other) => one.load - other.load || one.operator.since - other.operator.since)[0];
      const room = free && waiting.shift();
      return room === undefined || !free ? undefined : { room, operator: free.operator };
    },
  };
}
