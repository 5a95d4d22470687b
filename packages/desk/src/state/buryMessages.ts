import type { MessageId } from '@comptoir/transport';
import type { ChatView, DeskMessage } from './deskState.js';

function toTombstone({ edited: _, ...message }: DeskMessage): DeskMessage {
  return { ...message, parts: [], removed: true };
}

/**
 * A chat in which nothing but the places of these messages is left, also of those that are still to be loaded: a page
 * that was read before a removal must not bring the words back.
 */
export function buryMessages(chat: ChatView, ids: readonly MessageId[]): ChatView {
  const isNew = ids.some((id) => !chat.removed.includes(id));
  const isHeld = ({ id, removed }: DeskMessage): boolean => !removed && ids.includes(id);
  const holds = chat.messages.some(isHeld);
  if (!isNew && !holds) return chat;
  return {
    ...chat,
    removed: isNew ? [...new Set([...chat.removed, ...ids])] : chat.removed,
    messages: holds ? chat.messages.map((one) => (isHeld(one) ? toTombstone(one) : one)) : chat.messages,
  };
}
