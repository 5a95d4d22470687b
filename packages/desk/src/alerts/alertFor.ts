import type { ConversationId } from '@comptoir/transport';
import type { DeskEvent } from '../state/deskEvent.js';
import type { DeskState } from '../state/deskState.js';

/** What the operator should hear. */
export type Alert = 'chat' | 'message';

/** Where the operator is looking. */
export interface Attention {
  readonly focused: boolean;
  /** Conversations on screen. */
  readonly inView: readonly ConversationId[];
}

/**
 * Whether an event deserves a sound: a new chat always, a visitor's message unless the operator is looking at that
 * chat. History and repeated frames are silent.
 */
export function alertFor(event: DeskEvent, before: DeskState, attention: Attention): Alert | undefined {
  if (event.type === 'chat') {
    const { id, phase } = event.chat.conversation;
    const known = before.chats.some((chat) => chat.conversation.id === id);
    return !known && phase === 'open' ? 'chat' : undefined;
  }
  if (event.type !== 'message' || event.message.from !== 'visitor') return undefined;
  const { conversation, id, removed } = event.message;
  if (removed) return undefined;
  const chat = before.chats.find((held) => held.conversation.id === conversation);
  if (chat === undefined || chat.messages.some((held) => held.id === id)) return undefined;
  return attention.focused && attention.inView.includes(conversation) ? undefined : 'message';
}
