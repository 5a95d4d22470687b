import type { Facts } from '../facts/facts.js';
import { isStored } from '../facts/isStored.js';
import type { LogMessage, SeenMessage } from '../history/historyEvent.js';
import type { Anomaly, Check } from './anomaly.js';

/** The first of a list whose rank is below that of one before it. */
function firstBack<T>(items: readonly T[], rank: (item: T) => number): T | undefined {
  let highest = Number.NEGATIVE_INFINITY;
  return items.find((item) => {
    const mine = rank(item);
    if (mine < highest) return true;
    highest = mine;
    return false;
  });
}

function againstPresses({ letters }: Facts, account: string, rows: readonly LogMessage[]): Anomaly[] {
  const written = rows.flatMap(({ clientId }) => {
    const letter = letters.get(clientId ?? '');
    // A message that failed and was tried again has been overtaken before the visitor's eyes; one that had to be
    // written anew after the storage was cleared has lost its place.
    return letter === undefined || letter.isRetried || letter.isExcused ? [] : letter;
  });
  const back = firstBack(written, ({ press }) => press);
  if (back === undefined) return [];
  const { clientId, text } = back.sent;
  return [
    {
      kind: 'inverted',
      at: account,
      what: clientId,
      why: `"${text}" is stored behind what was written later`,
    },
  ];
}

function againstOrder(account: string, rows: readonly LogMessage[]): Anomaly[] {
  const back = rows.find(({ order }, index) => index > 0 && order <= (rows[index - 1]?.order ?? ''));
  if (back === undefined) return [];
  return [{ kind: 'inverted', at: account, what: back.id, why: 'the log is not sorted by its own order' }];
}

function againstLog(
  places: ReadonlyMap<string, number>,
  client: string,
  messages: readonly SeenMessage[],
): Anomaly[] {
  const known = messages.filter((message) => isStored(message) && places.has(message.id));
  const back = firstBack(known, ({ id }) => places.get(id) ?? 0);
  if (back === undefined) return [];
  return [{ kind: 'inverted', at: client, what: back.id, why: `"${back.text}" is shown in another order` }];
}

/** Log order against the order of the presses of Send; list order, at any time, against log order. */
export const findInverted: Check = (facts) => {
  const places = new Map(
    [...facts.logs.values()].flatMap((rows) => rows.map(({ id }, place) => [id, place])),
  );
  const logs = [...facts.logs].flatMap(([account, rows]) => [
    ...againstPresses(facts, account, rows),
    ...againstOrder(account, rows),
  ]);
  const lists = [...facts.showings.values()]
    .flat()
    .flatMap(({ event }) => againstLog(places, event.client, event.messages));
  return [...logs, ...lists];
};
