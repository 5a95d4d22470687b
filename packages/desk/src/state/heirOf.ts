import type { ConversationId } from '@comptoir/transport';
import type { DeskState } from './deskState.js';

/**
 * The newcomer that has taken the place of the active, ended chat; the operator goes on there, because the place
 * he was in has moved off the screen. `undefined` when the active chat stands where it stood.
 */
export function heirOf(
  before: DeskState,
  after: DeskState,
  active: ConversationId | undefined,
): ConversationId | undefined {
  const place = before.chats.findIndex((chat) => chat.conversation.id === active);
  const heir = after.chats[place]?.conversation.id;
  const known = before.chats.some((chat) => chat.conversation.id === heir);
  return place >= 0 && heir !== active && !known ? heir : undefined;
}
