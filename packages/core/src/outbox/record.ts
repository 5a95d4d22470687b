import { ChatError, isErrorCode } from '@comptoir/transport';
import type { OutboxEntry } from './outbox.js';

/** One message as it is kept, with whose it is. */
export interface OutboxRecord {
  readonly owner: string;
  readonly entry: OutboxEntry;
}

/** A message as the structured clone algorithm can copy it: an error is kept by its code. */
export function toRecord({ owner, entry }: OutboxRecord): unknown {
  return { ...entry, owner, error: entry.error?.code };
}

/** Reads what `toRecord` made; `undefined` for what is broken, for a page must not fail by its storage. */
export function fromRecord(record: unknown): OutboxRecord | undefined {
  const found = (record ?? {}) as Record<string, unknown>;
  const { owner, clientId, parts, intent, at, isTried, status, error, files } = found;
  if (typeof owner !== 'string' || typeof clientId !== 'string') return undefined;
  if (!Array.isArray(parts) || typeof at !== 'number') return undefined;
  const isStuck = status === 'failed' || status === 'uncertain';
  const entry: OutboxEntry = {
    clientId,
    parts,
    at,
    isTried: isTried !== false,
    status: isStuck ? status : 'pending',
    ...(typeof intent === 'string' && { intent }),
    ...(Array.isArray(files) && { files }),
    ...(isErrorCode(error) && { error: new ChatError(error) }),
  };
  return { owner, entry };
}
