import { atRest } from '../facts/atRest.js';
import type { Facts, Letter } from '../facts/facts.js';
import type { Anomaly, Check } from './anomaly.js';

/** Which messages are shown as not sent where all has come to an end: the visitor can press Retry. */
function shownAsFailed(facts: Facts): ReadonlySet<string> {
  const isFailed = (status: unknown) => status === 'failed' || status === 'uncertain';
  return new Set(
    atRest(facts)
      .flatMap(({ messages }) => messages)
      .flatMap(({ clientId, status }) => (clientId !== undefined && isFailed(status) ? clientId : [])),
  );
}

function ofVisitor(letter: Letter, stored: ReadonlySet<string>, failed: ReadonlySet<string>): Anomaly[] {
  const { sent, isAcked, isExcused, isDiscarded } = letter;
  if (stored.has(sent.clientId) || isExcused) return [];
  const at = sent.client;
  const what = sent.clientId;
  if (isAcked) return [{ kind: 'lost', at, what, why: `"${sent.text}" was shown as stored and is not` }];
  if (isDiscarded || failed.has(what)) return [];
  return [{ kind: 'lost', at, what, why: `"${sent.text}" is neither stored nor shown as failed` }];
}

/** Acknowledged and not in the log; accepted, and neither in the log nor shown as failed. */
export const findLost: Check = (facts) => {
  const rows = [...facts.logs.values()].flat();
  const stored = new Set(rows.flatMap(({ clientId }) => clientId ?? []));
  const failed = shownAsFailed(facts);
  const letters = [...facts.letters.values()].flatMap((letter) => ofVisitor(letter, stored, failed));
  if (facts.isRestored) return letters;
  const said = facts.operator.flatMap(
    ({ type, outcome, client, clientId = '', id = '', text }): Anomaly[] => {
      if (type !== 'said' || outcome !== 'ok' || stored.has(clientId)) return [];
      if (facts.removed.has(id) || facts.maybeRemoved.has(id)) return [];
      return [
        { kind: 'lost', at: client, what: clientId, why: `the operator's "${text}" is not in the log` },
      ];
    },
  );
  return [...letters, ...said];
};
