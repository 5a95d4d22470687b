import type { History, LogMessage, OperatorEvent, ShownEvent } from '../history/historyEvent.js';
import type { Facts, Letter, Showing } from './facts.js';
import { isStored } from './isStored.js';

type Draft = { -readonly [Key in keyof Letter]: Letter[Key] };

/** Statuses of the last list of a client, by clientId: what the visitor saw when he pressed a button. */
type LastSeen = Map<string, string | undefined>;

/** Reads a history once. */
export function readFacts(history: History): Facts {
  const letters = new Map<string, Draft>();
  const logs = new Map<string, LogMessage[]>();
  const persons = new Map<string, string>();
  const showings = new Map<string, Showing[]>();
  const seen = new Map<string, LastSeen>();
  const operator: OperatorEvent[] = [];
  const removed = new Map<string, number>();
  const maybeRemoved = new Set<string>();
  const wiped = new Set<string>();
  /** Tabs whose storage was taken from under them. */
  const bereft = new Set<string>();
  let isRestored = false;

  const change = (clientId: string, members: Partial<Draft>): void => {
    const letter = letters.get(clientId);
    if (letter) Object.assign(letter, members);
  };

  function show(event: ShownEvent, index: number): void {
    const list = showings.get(event.client) ?? [];
    list.push({ event, index });
    showings.set(event.client, list);
    if (event.side === 'desk') return;
    const statuses: LastSeen = new Map();
    for (const message of event.messages) {
      const { clientId } = message;
      if (clientId === undefined) continue;
      statuses.set(clientId, message.status);
      if (isStored(message)) change(clientId, { isAcked: true });
    }
    seen.set(event.client, statuses);
  }

  history.forEach((event, index) => {
    switch (event.type) {
      case 'sent':
        letters.set(event.clientId, {
          sent: event,
          press: letters.size,
          isAcked: false,
          isExcused: bereft.has(event.client),
          isRetried: false,
          isDiscarded: false,
          isDoubtful: false,
        });
        break;
      case 'retried':
        change(event.clientId, { isRetried: true });
        break;
      case 'discarded': {
        const isDoubtful = seen.get(event.client)?.get(event.clientId) !== 'failed';
        change(event.clientId, { isDiscarded: true, isDoubtful });
        break;
      }
      case 'bound':
        persons.set(event.account, event.person);
        break;
      case 'shown':
        show(event, index);
        break;
      case 'said':
      case 'edited':
      case 'removed':
        operator.push(event);
        if (event.type !== 'removed' || event.id === undefined || event.outcome === 'failed') break;
        if (event.outcome === 'ok') removed.set(event.id, index);
        else maybeRemoved.add(event.id);
        break;
      case 'lapsed':
        if (event.why === 'restored') isRestored = true;
        for (const client of event.clients ?? []) {
          bereft.add(client);
          if (event.why === 'wiped') wiped.add(client);
        }
        for (const letter of letters.values()) {
          const isMeant = event.origin === undefined || letter.sent.origin === event.origin;
          if (isMeant && (event.why === 'restored' || !letter.isAcked)) letter.isExcused = true;
        }
        break;
      case 'log':
        logs.set(event.account, [...event.messages]);
        break;
    }
  });
  return { history, letters, logs, persons, showings, operator, removed, maybeRemoved, wiped, isRestored };
}
