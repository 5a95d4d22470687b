import type { ConversationId } from '@comptoir/transport';
import type { ChatView } from './deskState.js';

/**
 * The chats that stand side by side: the group of `columns` that holds the active one. Groups are fixed, so that
 * stepping through chats turns pages instead of shifting columns.
 */
export function visibleChats(
  chats: readonly ChatView[],
  active: ConversationId | undefined,
  columns: number,
): readonly ChatView[] {
  const index = Math.max(
    0,
    chats.findIndex((chat) => chat.conversation.id === active),
  );
  const first = index - (index % columns);
  return chats.slice(first, first + columns);
}
