import { atRest } from '../facts/atRest.js';
import type { Facts } from '../facts/facts.js';
import { isStored } from '../facts/isStored.js';
import type { LogMessage, ShownEvent } from '../history/historyEvent.js';
import type { Anomaly, Check } from './anomaly.js';

/** What the list must hold: the log, or its end where older pages were not loaded. */
function expected(event: ShownEvent, log: readonly LogMessage[]): readonly LogMessage[] {
  const { conversation, earlier, messages } = event;
  const rows = log.filter((row) => conversation === undefined || row.conversation === conversation);
  if (!earlier) return rows;
  const first = messages.find(isStored)?.order;
  return first === undefined ? rows : rows.filter(({ order }) => order >= first);
}

function againstLog(event: ShownEvent, logs: Facts['logs']): Anomaly[] {
  const { account, client, messages } = event;
  const log = account === undefined ? [] : logs.get(account);
  if (log === undefined) {
    return [{ kind: 'diverged', at: client, what: String(account), why: 'the account has no log' }];
  }
  const wanted = expected(event, log);
  const shown = new Set(messages.filter(isStored).map(({ id }) => id));
  const ids = new Set(wanted.map(({ id }) => id));
  const missing = wanted.filter(({ id }) => !shown.has(id));
  const extra = messages.filter((message) => isStored(message) && !ids.has(message.id));
  const echoes = messages.filter(({ status }) => status === 'pending');
  const say = (what: string, why: string): Anomaly => ({ kind: 'diverged', at: client, what, why });
  return [
    ...missing.map(({ id, text }) => say(id, `"${text}" is in the log and not shown`)),
    ...extra.map(({ id, text }) => say(id, `"${text}" is shown and not in the log`)),
    ...echoes.map(({ id, text }) => say(id, `"${text}" is still on its way at rest`)),
  ];
}

/** What two lists of one account say of the same message: whether an operator has read it. */
function againstEachOther(lists: readonly ShownEvent[]): Anomaly[] {
  const first = new Map<string, { readonly client: string; readonly isRead: boolean }>();
  const anomalies: Anomaly[] = [];
  for (const { account, client, messages, side } of lists) {
    if (side === 'desk') continue;
    for (const { from, id, status, text } of messages) {
      if (from !== 'visitor' || status === 'failed' || status === 'uncertain') continue;
      const key = `${account} ${id}`;
      const other = first.get(key);
      const isRead = status === 'read';
      if (other === undefined) first.set(key, { client, isRead });
      else if (other.isRead !== isRead) {
        const why = `"${text}" is read in one of ${other.client} and ${client} only`;
        anomalies.push({ kind: 'diverged', at: client, what: id, why });
      }
    }
  }
  return anomalies;
}

/** Tabs of one person that the backend takes for two visitors; once the storage was wiped they may be. */
function splitPersons({ history, persons }: Facts, lists: readonly ShownEvent[]): Anomaly[] {
  if (history.some((event) => event.type === 'lapsed' && event.why === 'wiped')) return [];
  const first = new Map<string, string>();
  return lists.flatMap(({ account, client, side }): Anomaly[] => {
    const person = persons.get(account ?? '');
    if (side === 'desk' || account === undefined || person === undefined) return [];
    const other = first.get(person) ?? account;
    first.set(person, other);
    if (other === account) return [];
    const why = `${person} is ${account} here and ${other} in another tab`;
    return [{ kind: 'diverged', at: client, what: person, why }];
  });
}

function againstWords({ letters, logs }: Facts): Anomaly[] {
  return [...logs].flatMap(([account, rows]) =>
    rows.flatMap(({ clientId, from, text }): Anomaly[] => {
      const sent = letters.get(clientId ?? '')?.sent;
      if (from !== 'visitor' || sent === undefined || sent.text === text) return [];
      const why = `"${sent.text}" is stored as "${text}"`;
      return [{ kind: 'diverged', at: account, what: sent.clientId, why }];
    }),
  );
}

/** At rest: lists against the log, lists of one account against each other, the log against what was written. */
export const findDiverged: Check = (facts) => {
  const lists = atRest(facts);
  // A tab that has forgotten shows nothing at all; one that has not is held to all of it.
  const isForgotten = ({ client, messages }: ShownEvent) => facts.wiped.has(client) && messages.length === 0;
  return [
    ...lists.flatMap((event) => (isForgotten(event) ? [] : againstLog(event, facts.logs))),
    ...againstEachOther(lists),
    ...splitPersons(facts, lists),
    ...againstWords(facts),
  ];
};
