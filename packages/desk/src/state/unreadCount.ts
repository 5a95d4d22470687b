import type { ChatView, DeskMessage } from './deskState.js';

/** The newest stored message of the visitor. */
export function newestFromVisitor(chat: ChatView): DeskMessage | undefined {
  return chat.messages.findLast((message) => message.from === 'visitor');
}

/** How many of the visitor's messages came after the desk's read position. */
export function unreadCount(chat: ChatView): number {
  const seen = chat.messages.find((message) => message.id === chat.seenUpTo)?.order ?? '';
  return chat.messages.filter(({ from, order, removed }) => from === 'visitor' && !removed && order > seen)
    .length;
}
