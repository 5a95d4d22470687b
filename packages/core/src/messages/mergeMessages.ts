import type { Message } from '@comptoir/transport';
import type { ChatMessage, MessageStatus } from '../session.js';

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
  const sameAs = ({ id, clientId }: Message) =>
    taken.get(id) ?? (clientId === undefined ? undefined : taken.get(clientId));

  const fresh = [...incoming].reverse().filter((message) => {
    if (sameAs(message) !== undefined) return false;
    taken.set(message.id, message);
    if (message.clientId !== undefined) taken.set(message.clientId, message);
    return true;
  });
  const kept = stored.filter((message) => {
    const newer = sameAs(message);
    if (newer !== undefined) statuses.set(newer, message.status);
    return newer === undefined;
  });
  const added = fresh.map((message) => ({ ...message, status: statuses.get(message) ?? ('sent' as const) }));
  return [...kept, ...added].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
}
