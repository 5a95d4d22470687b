import type { ChatView } from './deskState.js';

/** Columns of a wide screen. */
const wideColumns = 4;

/**
 * Where a chat goes. A held one keeps its place, so nothing jumps. A new one goes to the end, or, when the wide
 * screen is full, takes the place of the first ended chat, which moves to the end.
 */
export function placeChat(chats: readonly ChatView[], chat: ChatView): readonly ChatView[] {
  const held = chats.findIndex((other) => other.conversation.id === chat.conversation.id);
  if (held >= 0) return chats.with(held, chat);
  const ended = chats.findIndex((other) => other.conversation.phase === 'ended');
  const full = chats.length >= wideColumns;
  const gives = full && ended >= 0 && ended < wideColumns ? chats[ended] : undefined;
  if (gives === undefined) return [...chats, chat];
  return [...chats.with(ended, chat), gives];
}
