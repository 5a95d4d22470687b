import type { DeskChat } from '@comptoir/transport/wire';
import type { ChatView } from './deskState.js';
import { removeMessage } from './removeMessage.js';

/**
 * What is held of a chat without what the page of a welcome does not have: the server goes on from an older back-up.
 * Older messages than the page's, and replies on their way, are none of its business.
 */
export function withoutRemoved(held: ChatView, { messages, before }: DeskChat): ChatView {
  const page = new Set(messages.map((message) => message.id));
  const from = before === undefined ? '' : (messages[0]?.order ?? '');
  return held.messages
    .filter((message) => message.status === 'sent' && message.order >= from && !page.has(message.id))
    .reduce((chat, { id }) => removeMessage(chat, id), held);
}
