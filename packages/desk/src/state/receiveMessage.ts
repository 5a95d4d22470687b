import type { Message } from '@comptoir/transport';
import { buryMessages } from './buryMessages.js';
import type { ChatView } from './deskState.js';
import { mergeMessages } from './mergeMessages.js';

/** One stored message into its chat: the waiting clock starts with the visitor's word and stops with ours. */
export function receiveMessage(chat: ChatView, message: Message): ChatView {
  const isNew = !chat.messages.some((held) => held.id === message.id);
  const oldest = chat.messages[0];
  // Told again, edited or with fresh links, and never loaded: put in, it would stand above a hole.
  const isUnloaded = chat.before !== undefined && oldest !== undefined && message.order < oldest.order;
  if (isNew && isUnloaded) return chat;
  const fromVisitor = message.from === 'visitor';
  let { waitingSince } = chat;
  if (isNew && fromVisitor && !message.removed && chat.conversation.phase === 'open')
    waitingSince ??= message.at;
  if (isNew && message.from === 'operator') waitingSince = undefined;
  const next = {
    ...chat,
    messages: mergeMessages(chat.messages, [message]),
    waitingSince,
    typing: fromVisitor ? undefined : chat.typing,
  };
  return buryMessages(next, chat.removed);
}
