import type { Facts } from '../facts/facts.js';
import type { Anomaly, Check } from './anomaly.js';

function inLogs({ history, letters, logs, operator, persons }: Facts): Anomaly[] {
  const said = new Map(operator.flatMap((event) => (event.type === 'said' ? [[event.clientId, event]] : [])));
  const refused = new Set(history.flatMap((event) => (event.type === 'refused' ? [event.text] : [])));
  return [...logs].flatMap(([account, rows]) =>
    rows.flatMap(({ clientId, from, text, id }): Anomaly[] => {
      const say = (why: string): Anomaly[] => [{ kind: 'foreign', at: account, what: clientId ?? id, why }];
      if (from === 'operator') {
        const event = said.get(clientId);
        if (event === undefined) return say(`"${text}" was said by no operator`);
        if (event.outcome === 'failed') return say(`"${text}" was refused and is stored`);
        return event.account === account ? [] : say(`"${text}" was said to ${event.account}`);
      }
      if (from !== 'visitor') return [];
      if (refused.has(text)) return say(`"${text}" was refused and is stored`);
      const letter = letters.get(clientId ?? '');
      if (letter === undefined) return say(`"${text}" was written by nobody`);
      const { person } = letter.sent;
      return persons.get(account) === person ? [] : say(`"${text}" of ${person} is stored as another's`);
    }),
  );
}

function inLists({ letters, operator, persons, showings }: Facts): Anomaly[] {
  const audience = new Map<string, string>();
  for (const { type, clientId, account } of operator) {
    const person = persons.get(account);
    if (type === 'said' && clientId !== undefined && person !== undefined) audience.set(clientId, person);
  }
  return [...showings.values()].flat().flatMap(({ event }) => {
    const { client, messages, side } = event;
    const person = side === 'desk' ? persons.get(event.account ?? '') : event.person;
    return messages.flatMap(({ clientId = '', text }): Anomaly[] => {
      const owner = letters.get(clientId)?.sent.person ?? audience.get(clientId);
      if (owner === undefined || person === undefined || owner === person) return [];
      const why = `"${text}" of ${owner} is shown to ${person}`;
      return [{ kind: 'foreign', at: client, what: clientId, why }];
    });
  });
}

/** Stored or shown under another identity; stored, and nobody wrote it. */
export const findForeign: Check = (facts) => [...inLogs(facts), ...inLists(facts)];
