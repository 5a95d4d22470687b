import type { Facts } from '../facts/facts.js';
import type { SeenMessage } from '../history/historyEvent.js';
import type { Anomaly, Check } from './anomaly.js';
import { repeats } from './repeats.js';

// Notices of the system say the same words each time.
const textOf = ({ from, text }: SeenMessage) => (from === 'system' || text === '' ? undefined : `"${text}"`);

function within(at: string, where: string, messages: readonly SeenMessage[]): Anomaly[] {
  const doubled = new Set([
    ...repeats(messages.map(({ id }) => id)),
    ...repeats(messages.map(({ clientId }) => clientId)),
    ...repeats(messages.map(textOf)),
  ]);
  return [...doubled].map((what) => ({
    kind: 'doubled',
    at,
    what,
    why: `${what} is ${where} more than once`,
  }));
}

function inLogs({ logs, wiped }: Facts): Anomaly[] {
  const each = [...logs].flatMap(([account, rows]) => within(account, 'in the log', rows));
  // Whose data was cleared is a stranger to the backend: the first account's answer may have been on its way.
  if (wiped.size > 0) return each;
  const all = [...logs].flatMap(([account, rows]) => rows.map((row) => ({ account, what: textOf(row) })));
  const across = repeats(
    [...new Set(all.map(({ account, what }) => what && `${account} ${what}`))].map(wordsOf),
  );
  return [
    ...each,
    ...across.map((what) => ({
      kind: 'doubled' as const,
      at: 'log',
      what,
      why: `${what} is in the logs of two accounts`,
    })),
  ];
}

function wordsOf(key: string | undefined): string | undefined {
  return key?.slice(key.indexOf(' ') + 1);
}

/** Twice in the log, by clientId or by words; twice in one list, at any time. */
export const findDoubled: Check = (facts) => [
  ...inLogs(facts),
  ...[...facts.showings.values()]
    .flat()
    .flatMap(({ event }) => within(event.client, 'shown', event.messages)),
];
