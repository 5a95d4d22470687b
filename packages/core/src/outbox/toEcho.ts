import type { ChatMessage } from '../session.js';
import type { OutboxEntry } from './outbox.js';

/**
 * What the visitor sees of a message that the backend has not confirmed.
 *
 * @param skewMs the backend's clock minus ours, for display only.
 */
export function toEcho(entry: OutboxEntry, conversation: string, skewMs: number): ChatMessage {
  const { clientId, parts, at, status, error } = entry;
  return {
    id: clientId,
    clientId,
    // Behind every order of a backend, for those who sort once more.
    order: `~${clientId}`,
    conversation,
    at: at + skewMs,
    from: 'visitor',
    parts,
    status,
    ...(error && { error }),
  };
}
