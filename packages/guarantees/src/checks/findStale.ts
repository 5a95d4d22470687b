import { atRest } from '../facts/atRest.js';
import type { Facts } from '../facts/facts.js';
import { isStored } from '../facts/isStored.js';
import type { Anomaly, Check } from './anomaly.js';

/** What a message may say at the end: the last certain text, or any later one whose edit has no known outcome. */
function lastTexts({ operator }: Facts): ReadonlyMap<string, ReadonlySet<string>> {
  const texts = new Map<string, Set<string>>();
  for (const { type, outcome, id, text } of operator) {
    if (type === 'removed' || outcome === 'failed' || id === undefined || text === undefined) continue;
    if (outcome === 'ok') texts.set(id, new Set([text]));
    else texts.get(id)?.add(text);
  }
  return texts;
}

/** At rest: a text that was edited since, in a list or in the log. */
export const findStale: Check = (facts) => {
  const texts = lastTexts(facts);
  const rows = new Map([...facts.logs.values()].flatMap((log) => log.map((row) => [row.id, row])));
  const stale = (at: string, what: string, why: string): Anomaly => ({ kind: 'stale', at, what, why });
  const stored = [...rows.values()].flatMap((row) => {
    const wanted = texts.get(row.id);
    if (wanted === undefined || wanted.has(row.text) || facts.isRestored) return [];
    return [stale('log', row.id, `"${row.text}" should be "${[...wanted].join('" or "')}"`)];
  });
  const shown = atRest(facts).flatMap(({ client, messages }) =>
    messages.flatMap((message) => {
      const row = rows.get(message.id);
      if (row === undefined || !isStored(message)) return [];
      const isSame = row.text === message.text && row.edited === message.edited;
      return isSame ? [] : [stale(client, row.id, `"${message.text}" is "${row.text}" in the log`)];
    }),
  );
  return [...stored, ...shown];
};
