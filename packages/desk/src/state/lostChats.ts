import type { ChatView, DeskState } from './deskState.js';

/** Open chats that an event took away from this desk without the operator's doing. */
export function lostChats(before: DeskState, after: DeskState): readonly ChatView[] {
  const left = new Set(after.chats.map((chat) => chat.conversation.id));
  return before.chats.filter(
    (chat) => chat.conversation.phase !== 'ended' && !left.has(chat.conversation.id),
  );
}
