import type { Outbox, OutboxChange, OutboxEntry } from './outbox.js';

function failed(entry: OutboxEntry, error: NonNullable<OutboxEntry['error']>): OutboxEntry {
  return { ...entry, status: 'failed', isTried: false, error };
}

/** The outbox after a change; the same object when nothing changed, so that it is not written again. */
export function reduceOutbox(outbox: Outbox, change: OutboxChange): Outbox {
  const only = (isMeant: (entry: OutboxEntry) => boolean, next: (entry: OutboxEntry) => OutboxEntry) =>
    outbox.some(isMeant) ? outbox.map((entry) => (isMeant(entry) ? next(entry) : entry)) : outbox;
  const without = (isMeant: (entry: OutboxEntry) => boolean) =>
    outbox.some(isMeant) ? outbox.filter((entry) => !isMeant(entry)) : outbox;

  if (change.type === 'queued') return [...outbox, change.entry];
  if (change.type === 'stored') return without((entry) => change.clientIds.has(entry.clientId));
  if (change.type === 'stranded') {
    return only(
      (entry) => entry.status === 'pending',
      (entry) => failed(entry, change.error),
    );
  }
  const isPending = (entry: OutboxEntry) => entry.clientId === change.clientId && entry.status === 'pending';
  const isStuck = (entry: OutboxEntry) => entry.clientId === change.clientId && entry.status !== 'pending';
  switch (change.type) {
    case 'tried':
      return only(isPending, (entry) => ({ ...entry, isTried: true }));
    case 'returned':
      return only(isPending, (entry) => ({ ...entry, isTried: false }));
    case 'failed':
      return only(isPending, (entry) => failed(entry, change.error));
    case 'doubted':
      return only(isPending, (entry) => ({ ...entry, status: 'uncertain' }));
    case 'retried':
      return only(isStuck, ({ error: _, ...entry }) => ({ ...entry, status: 'pending', isTried: false }));
    case 'discarded':
      return without(isStuck);
  }
}
