import type { Facts, Showing } from '../facts/facts.js';
import type { Anomaly, Check } from './anomaly.js';

/** A removed message that a list had, then had not, then has again. */
function comesBack(client: string, showings: readonly Showing[], removed: Facts['removed']): Anomaly[] {
  const gone = new Set<string>();
  let last = new Set<string>();
  const anomalies: Anomaly[] = [];
  for (const { event, index } of showings) {
    const now = new Set(event.messages.map(({ id }) => id));
    for (const id of last) if (!now.has(id) && (removed.get(id) ?? index) < index) gone.add(id);
    for (const { id, text } of event.messages) {
      if (!gone.has(id)) continue;
      gone.delete(id);
      anomalies.push({ kind: 'resurrected', at: client, what: id, why: `"${text}" was removed and is back` });
    }
    last = now;
  }
  return anomalies;
}

function removedAtRest({ removed, isRestored, showings, logs }: Facts): Anomaly[] {
  if (isRestored) return [];
  const lists = [
    ...[...showings.values()]
      .flat()
      .flatMap(({ event }) => (event.atRest ? [[event.client, event] as const] : [])),
    ...[...logs].map(([account, messages]) => [account, { messages }] as const),
  ];
  return lists.flatMap(([at, { messages }]) =>
    messages
      .filter(({ id }) => removed.has(id))
      .map(({ id, text }): Anomaly => ({ kind: 'resurrected', at, what: id, why: `"${text}" was removed` })),
  );
}

function discarded({ letters, logs, showings }: Facts): Anomaly[] {
  const stored = new Set([...logs.values()].flat().flatMap(({ clientId }) => clientId ?? []));
  const shown = new Set(
    [...showings.values()]
      .flat()
      .flatMap(({ event }) => (event.atRest ? event.messages : []))
      .flatMap(({ clientId }) => clientId ?? []),
  );
  return [...letters.values()].flatMap(({ sent, isDiscarded, isDoubtful }): Anomaly[] => {
    const { client, clientId, text } = sent;
    if (!isDiscarded) return [];
    const say = (why: string): Anomaly[] => [{ kind: 'resurrected', at: client, what: clientId, why }];
    if (stored.has(clientId)) return isDoubtful ? [] : say(`"${text}" was thrown away and is stored`);
    return shown.has(clientId) ? say(`"${text}" was thrown away and is shown`) : [];
  });
}

/** A removed message that is shown again, or stored; a message that was thrown away, and was stored later. */
export const findResurrected: Check = (facts) => [
  ...[...facts.showings].flatMap(([client, showings]) => comesBack(client, showings, facts.removed)),
  ...removedAtRest(facts),
  ...discarded(facts),
];
