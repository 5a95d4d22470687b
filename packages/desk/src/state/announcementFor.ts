import { texts } from '../texts.js';
import type { DeskEvent } from './deskEvent.js';
import type { DeskState } from './deskState.js';

/** What a screen reader should hear of an event; messages are spoken by their own log. */
export function announcementFor(event: DeskEvent, before: DeskState): string | undefined {
  if (event.type === 'chat') {
    const { conversation, visitor } = event.chat;
    const held = before.chats.find((chat) => chat.conversation.id === conversation.id);
    if (conversation.phase === 'ended') {
      return held !== undefined && held.conversation.phase !== 'ended'
        ? texts.chats.over(visitor.name)
        : undefined;
    }
    return held === undefined ? texts.chats.arrived(visitor.name) : undefined;
  }
  if (event.type === 'sendFailed') return texts.log.failed;
  return undefined;
}
