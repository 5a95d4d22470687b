import type { History, HistoryEvent } from './historyEvent.js';

/** The members that each kind of line must have, by type; `string` unless another is said. */
const members: Readonly<Record<HistoryEvent['type'], readonly string[]>> = {
  sent: ['client', 'origin', 'person', 'clientId', 'text'],
  refused: ['client', 'text', 'code'],
  retried: ['client', 'clientId'],
  discarded: ['client', 'clientId'],
  bound: ['client', 'person', 'account'],
  shown: ['client', 'side', 'atRest:boolean', 'earlier:boolean', 'messages:object'],
  marked: ['client', 'mark', 'at'],
  said: ['client', 'account', 'outcome', 'clientId', 'text'],
  edited: ['client', 'account', 'outcome', 'id', 'text'],
  removed: ['client', 'account', 'outcome', 'id'],
  lapsed: ['why'],
  noted: ['what'],
  log: ['account', 'messages:object'],
};

function check(value: unknown, line: number): HistoryEvent {
  const wrong = (what: string) => new TypeError(`history, line ${line}: ${what}`);
  if (typeof value !== 'object' || value === null) throw wrong('expected an object');
  const event = value as Record<string, unknown>;
  const type = String(event.type);
  if (!Object.hasOwn(members, type)) throw wrong(`unknown type "${type}"`);
  for (const entry of members[type as HistoryEvent['type']]) {
    const [name = '', expected = 'string'] = entry.split(':');
    const got = typeof event[name];
    if (got !== expected) throw wrong(`${type}.${name}: expected ${expected}, got ${got}`);
  }
  if ('messages' in event) {
    if (!Array.isArray(event.messages)) throw wrong(`${type}.messages: expected a list`);
    for (const message of event.messages) {
      for (const name of ['id', 'order', 'from', 'text']) {
        const got = typeof message?.[name];
        if (got !== 'string') throw wrong(`${type}.messages[].${name}: expected string, got ${got}`);
      }
    }
  }
  return value as HistoryEvent;
}

/**
 * Reads a history from JSONL; blank lines are skipped.
 *
 * @throws TypeError with the number of the first line that is none.
 */
export function parseHistory(jsonl: string): History {
  return jsonl.split('\n').flatMap((text, index) => {
    if (text.trim() === '') return [];
    try {
      return check(JSON.parse(text), index + 1);
    } catch (cause) {
      if (cause instanceof SyntaxError) {
        throw new TypeError(`history, line ${index + 1}: ${cause.message}`, { cause });
      }
      throw cause;
    }
  });
}
