import type { Message } from '@comptoir/transport';
import type { DeskMessage } from './deskState.js';

function byOrder(a: DeskMessage, b: DeskMessage): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : 0;
}

/**
 * Puts stored messages among the held ones: by id, then by clientId (which takes the local echo away), sorted by
 * the backend's order. Answers the same array when nothing came.
 */
export function mergeMessages(
  held: readonly DeskMessage[],
  stored: readonly Message[],
): readonly DeskMessage[] {
  if (stored.length === 0) return held;
  const ids = new Set(stored.map((message) => message.id));
  const clientIds = new Set(stored.map((message) => message.clientId));
  const kept = held.filter(
    (message) =>
      !ids.has(message.id) &&
      !(message.status !== 'sent' && message.clientId !== undefined && clientIds.has(message.clientId)),
  );
  return [...kept, ...stored.map((message): DeskMessage => ({ ...message, status: 'sent' }))].sort(byOrder);
}
