import type { MessageId } from '@comptoir/transport';
import type { DeskChat } from '@comptoir/transport/wire';
import { buryMessages } from './buryMessages.js';
import type { ChatView, DeskMessage } from './deskState.js';
import { mergeMessages } from './mergeMessages.js';

function later(
  messages: readonly DeskMessage[],
  a: MessageId | undefined,
  b: MessageId | undefined,
): MessageId | undefined {
  const index = (id: MessageId | undefined): number => messages.findIndex((message) => message.id === id);
  return index(a) >= index(b) ? (a ?? b) : b;
}

/**
 * A chat as the server tells it, over what the desk holds of it: older pages already loaded stay, unconfirmed
 * replies stay. When the server's page does not touch what is held (a long outage), the held log would have a
 * hole, so the server's page replaces it.
 */
export function mergeChat(held: ChatView | undefined, chat: DeskChat): ChatView {
  const page = new Set(chat.messages.map((message) => message.id));
  const stored = held?.messages.filter((message) => message.status === 'sent') ?? [];
  const touches = chat.before === undefined || stored.some((message) => page.has(message.id));
  const basis = touches ? (held?.messages ?? []) : (held?.messages.filter((m) => m.status !== 'sent') ?? []);
  const messages = mergeMessages(basis, chat.messages);
  const oldest = stored[0];
  const holdsOlder = touches && held !== undefined && oldest !== undefined && !page.has(oldest.id);
  const merged: ChatView = {
    conversation: chat.conversation,
    visitor: chat.visitor,
    messages,
    before: holdsOlder ? held.before : chat.before,
    removed: held?.removed ?? [],
    waitingSince: chat.waitingSince,
    readUpTo: later(messages, held?.readUpTo, chat.readUpTo),
    seenUpTo: later(messages, held?.seenUpTo, chat.seenUpTo),
    typing: chat.conversation.phase === 'ended' ? undefined : held?.typing,
    loadingEarlier: held?.loadingEarlier ?? false,
  };
  return buryMessages(merged, [...merged.removed, ...(chat.removed ?? [])]);
}
