import type { Message } from '@comptoir/transport';
import type { ChatMessage, MessageStatus } from '../session.js';

const byOrder = (a: Message, b: Message) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0);

/**
 * Puts messages of the backend into those that are held: a newer version replaces the older one by id, then
 * by clientId, and keeps its status; the backend's `order` sorts.
 */
export function mergeMessages(
  stored: readonly ChatMessage[],
  incoming: readonly Message[],
): readonly ChatMessage[] {
  const taken = new Map<string, Message>();
  const statuses = new Map<Message, MessageStatus>();
  const sameAs = ({ id, clientId = id }: Message) => taken.get(id) ?? taken.get(clientId);

  const fresh = [...incoming].reverse().filter((message) => {
    if (sameAs(message)) return false;
    const { id, clientId = id } = message;
    taken.set(id, message).set(clientId, message);
    return true;
  });
  const kept = stored.filter((message) => {
    const newer = sameAs(message);
    if (newer) statuses.set(newer, message.status);
    return !newer;
  });
  const added = fresh.map((message) => ({ ...message, status: statuses.get(message) ?? ('sent' as const) }));
  // Two runs that are sorted already: even a long conversation costs one look at each message.
  return [...kept, ...added].sort(byOrder);
}
