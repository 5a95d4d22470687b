import type { Part } from '@comptoir/transport';
import type { Outbox, OutboxChange, OutboxEntry } from './outbox.js';

type Change = Exclude<OutboxChange, { readonly type: 'queued' }>;

function isMeant(entry: OutboxEntry, change: Change): boolean {
  if (change.type === 'stored') return change.clientIds.has(entry.clientId);
  const isNamed = change.type === 'stranded' || change.clientId === entry.clientId;
  const isStuck = entry.status !== 'pending';
  // What has not left yet is certainly not stored.
  if (change.type === 'discarded') return isNamed && (isStuck || !entry.isTried);
  return isNamed && isStuck === (change.type === 'retried');
}

function withFile({ files, ...entry }: OutboxEntry, change: Change & { type: 'uploaded' }): OutboxEntry {
  const left = files?.filter(({ clientId }) => clientId !== change.file) ?? [];
  const parts = entry.parts.map(
    (part): Part =>
      part.kind === 'file' && part.file.id === change.file ? { kind: 'file', file: change.stored } : part,
  );
  return { ...entry, parts, ...(left.length > 0 && { files: left }) };
}

/** What becomes of an entry that is meant; nothing when it leaves the outbox. */
function renew(entry: OutboxEntry, change: Change): OutboxEntry | readonly OutboxEntry[] {
  switch (change.type) {
    case 'stored':
    case 'discarded':
      return [];
    case 'tried':
      return { ...entry, isTried: true };
    case 'uploaded':
      return withFile(entry, change);
    case 'returned':
      return { ...entry, isTried: false };
    case 'doubted':
      return { ...entry, status: 'uncertain' };
    case 'retried': {
      const { error: _, ...rest } = entry;
      return { ...rest, status: 'pending', isTried: entry.isTried && !change.isBlind };
    }
    case 'failed':
    case 'stranded':
      // A connection that ended tells nothing of what had left by it.
      return {
        ...entry,
        status: 'failed',
        isTried: entry.isTried && change.type === 'stranded',
        error: change.error,
      };
  }
}

/**
 * The outbox after a change; the same object when nothing changed, so that it is not written again. What is
 * queued twice stands there once.
 */
export function reduceOutbox(outbox: Outbox, change: OutboxChange): Outbox {
  if (change.type === 'queued') {
    const { entry } = change;
    return outbox.some(({ clientId }) => clientId === entry.clientId) ? outbox : [...outbox, entry];
  }
  return outbox.some((entry) => isMeant(entry, change))
    ? outbox.flatMap((entry) => (isMeant(entry, change) ? renew(entry, change) : entry))
    : outbox;
}
