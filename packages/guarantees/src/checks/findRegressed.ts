import type { MessageStatus } from '@comptoir/core';
import type { Facts, Showing } from '../facts/facts.js';
import type { Anomaly, Check } from './anomaly.js';

const ranks: Readonly<Record<MessageStatus, number>> = {
  // Only these two may take turns: a message that failed can be tried again.
  pending: 0,
  failed: 0,
  uncertain: 0,
  sent: 1,
  delivered: 2,
  read: 3,
};

function statuses(client: string, showings: readonly Showing[]): Anomaly[] {
  const best = new Map<string, MessageStatus>();
  return showings.flatMap(({ event }) =>
    event.messages.flatMap(({ clientId, status, text }): Anomaly[] => {
      if (clientId === undefined || status === undefined) return [];
      const before = best.get(clientId) ?? status;
      best.set(clientId, status);
      if (ranks[status] >= ranks[before]) return [];
      return [{ kind: 'regressed', at: client, what: clientId, why: `"${text}": ${before}, then ${status}` }];
    }),
  );
}

function marks({ history }: Facts): Anomaly[] {
  const best = new Map<string, string>();
  return history.flatMap((event): Anomaly[] => {
    if (event.type !== 'marked') return [];
    const { client, mark, at } = event;
    const key = `${client} ${mark}`;
    const before = best.get(key) ?? '';
    best.set(key, at);
    return at >= before ? [] : [{ kind: 'regressed', at: client, what: mark, why: `${before}, then ${at}` }];
  });
}

/** A status, a read marker, an ended or a rated conversation that went back at one client. */
export const findRegressed: Check = (facts) =>
  facts.isRestored
    ? []
    : [...[...facts.showings].flatMap(([client, list]) => statuses(client, list)), ...marks(facts)];
