import type { ClientId, ConversationId, Part } from '@comptoir/transport';
import type { StoragePort } from './deskEnvironment.js';

/** A reply that the server has not confirmed yet. */
export interface OutgoingReply {
  readonly clientId: ClientId;
  readonly conversation: ConversationId;
  readonly parts: readonly Part[];
  /** When the operator pressed Enter, by this machine's clock. */
  readonly at: number;
  /** Refused by the server: waits for the operator's "try again" or "discard". */
  readonly failed: boolean;
}

function isReply(value: unknown): value is OutgoingReply {
  if (typeof value !== 'object' || value === null) return false;
  const reply = value as Partial<Record<keyof OutgoingReply, unknown>>;
  return (
    typeof reply.clientId === 'string' &&
    typeof reply.conversation === 'string' &&
    typeof reply.at === 'number' &&
    typeof reply.failed === 'boolean' &&
    Array.isArray(reply.parts)
  );
}

/** Reads the replies that a reload interrupted; what cannot be read is left out. */
export function readReplies(storage: StoragePort, key: string): readonly OutgoingReply[] {
  try {
    const stored: unknown = JSON.parse(storage.get(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isReply) : [];
  } catch {
    return [];
  }
}

/** Keeps the unconfirmed replies for the next load of this tab. */
export function writeReplies(storage: StoragePort, key: string, replies: readonly OutgoingReply[]): void {
  storage.set(key, JSON.stringify(replies));
}
