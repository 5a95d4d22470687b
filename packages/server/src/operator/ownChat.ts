import { ChatError } from '@comptoir/transport';
import type { ConversationRecord } from '../storage/conversationStore.js';
import type { DeskLink } from './deskLink.js';

/** A conversation of this operator, running or ended. @throws ChatError `not_found` for anybody else's. */
export async function ownChat(link: DeskLink, id: string, request: string): Promise<ConversationRecord> {
  const record = await link.service.storage.conversations.byId(id);
  if (record === undefined || record.operator !== link.operator.id) {
    const message = `${request}.conversation: this conversation is not one of your chats.`;
    throw new ChatError('not_found', { message });
  }
  return record;
}
