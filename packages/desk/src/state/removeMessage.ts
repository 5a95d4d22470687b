import type { MessageId } from '@comptoir/transport';
import type { ChatView } from './deskState.js';

/** A chat without one of its messages; a position that stood on it goes to the one before. */
export function removeMessage(chat: ChatView, id: MessageId): ChatView {
  const index = chat.messages.findIndex((message) => message.id === id);
  if (index === -1) return chat;
  const before = chat.messages[index - 1]?.id;
  const { readUpTo, seenUpTo } = chat;
  return {
    ...chat,
    messages: chat.messages.filter((message) => message.id !== id),
    readUpTo: readUpTo === id ? before : readUpTo,
    seenUpTo: seenUpTo === id ? before : seenUpTo,
  };
}
