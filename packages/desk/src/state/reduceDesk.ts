import type { ConversationId } from '@comptoir/transport';
import type { DeskWelcomeFrame } from '@comptoir/transport/wire';
import { buryMessages } from './buryMessages.js';
import type { DeskEvent } from './deskEvent.js';
import { type ChatView, type DeskMessage, type DeskState, emptyDesk } from './deskState.js';
import { mergeChat } from './mergeChat.js';
import { mergeMessages } from './mergeMessages.js';
import { placeChat } from './placeChat.js';
import { receiveMessage } from './receiveMessage.js';
import { toEcho } from './toEcho.js';
import { withoutRemoved } from './withoutRemoved.js';

function change(
  state: DeskState,
  conversation: ConversationId,
  step: (chat: ChatView) => ChatView,
): DeskState {
  const index = state.chats.findIndex((chat) => chat.conversation.id === conversation);
  const chat = state.chats[index];
  if (chat === undefined) return state;
  const next = step(chat);
  return next === chat ? state : { ...state, chats: state.chats.with(index, next) };
}

function changeEcho(
  state: DeskState,
  clientId: string,
  step: (echo: DeskMessage) => readonly DeskMessage[],
): DeskState {
  const isEcho = (message: DeskMessage): boolean =>
    message.clientId === clientId && message.status !== 'sent';
  const chat = state.chats.find((candidate) => candidate.messages.some(isEcho));
  if (chat === undefined) return state;
  return change(state, chat.conversation.id, (held) => ({
    ...held,
    messages: held.messages.flatMap((message) => (isEcho(message) ? step(message) : [message])),
  }));
}

function withoutChat(state: DeskState, conversation: ConversationId): DeskState {
  return { ...state, chats: state.chats.filter((chat) => chat.conversation.id !== conversation) };
}

function newestFirst(a: { readonly at: number }, b: { readonly at: number }): number {
  return b.at - a.at;
}

function welcome(state: DeskState, frame: DeskWelcomeFrame, now: number): DeskState {
  const ids = new Set(frame.chats.map((chat) => chat.conversation.id));
  // An ended chat stays until the operator puts it aside, or the server has nothing more of it.
  const kept = state.chats.filter((chat) => ids.has(chat.conversation.id));
  const chats = frame.chats
    .filter((chat) => !state.dismissed.includes(chat.conversation.id))
    .reduce<readonly ChatView[]>((list, chat) => {
      const held = list.find((other) => other.conversation.id === chat.conversation.id);
      return placeChat(list, mergeChat(held && withoutRemoved(held, chat), chat));
    }, kept);
  return {
    ...state,
    ready: true,
    operator: frame.operator,
    groups: frame.groups,
    status: frame.status,
    cap: frame.cap,
    chats: chats.map((chat) => (chat.loadingEarlier ? { ...chat, loadingEarlier: false } : chat)),
    queue: frame.queue,
    figures: frame.figures,
    ratings: frame.ratings.toSorted(newestFirst),
    notes: frame.notes.toSorted(newestFirst),
    canned: frame.canned,
    forms: frame.forms,
    colleagues: frame.colleagues ?? [],
    clockOffset: frame.serverTime - now,
  };
}

/**
 * The next state of the desk. Never changes what it is given, and answers the same object when nothing changed.
 *
 * @param now this machine's clock, in milliseconds since the epoch.
 */
export function reduceDesk(state: DeskState, event: DeskEvent, now: number): DeskState {
  switch (event.type) {
    case 'welcome':
      return welcome(state, event, now);
    case 'chat': {
      const { id, phase } = event.chat.conversation;
      if (phase === 'ended' && state.dismissed.includes(id)) return state;
      const held = state.chats.find((chat) => chat.conversation.id === id);
      return { ...state, chats: placeChat(state.chats, mergeChat(held, event.chat)) };
    }
    case 'chatRemoved':
      return withoutChat(state, event.conversation);
    case 'chatDismissed':
      return {
        ...withoutChat(state, event.conversation),
        dismissed: [...state.dismissed, event.conversation],
      };
    case 'message':
      return change(state, event.message.conversation, (chat) => receiveMessage(chat, event.message));
    case 'removed':
      return change(state, event.conversation, (chat) => buryMessages(chat, [event.id]));
    case 'colleagues':
      return { ...state, colleagues: event.colleagues };
    case 'context':
      return change(state, event.conversation, (chat) => ({
        ...chat,
        visitor: { ...chat.visitor, context: event.context, connected: event.connected },
      }));
    case 'typing':
      return change(state, event.conversation, (chat) => ({
        ...chat,
        typing: event.on
          ? { until: now + event.ttlMs, ...(event.draft === undefined ? {} : { draft: event.draft }) }
          : undefined,
      }));
    case 'receipt':
      return change(state, event.conversation, (chat) => ({ ...chat, readUpTo: event.upTo }));
    case 'seen':
      return change(state, event.conversation, (chat) => ({ ...chat, seenUpTo: event.upTo }));
    case 'queue':
      return { ...state, queue: event.queue };
    case 'figures':
      return { ...state, figures: event.figures };
    case 'rated': {
      const { conversation, rating } = event.rating;
      const others = state.ratings.filter((held) => held.conversation !== conversation);
      const next = { ...state, ratings: [event.rating, ...others].sort(newestFirst) };
      return change(next, conversation, (chat) => ({
        ...chat,
        conversation: { ...chat.conversation, rating },
      }));
    }
    case 'note': {
      const others = state.notes.filter((held) => held.clientId !== event.note.clientId);
      return { ...state, notes: [event.note, ...others].sort(newestFirst) };
    }
    case 'status':
      return { ...state, status: event.status };
    case 'echoed':
      return change(state, event.reply.conversation, (chat) =>
        chat.messages.some((message) => message.clientId === event.reply.clientId)
          ? chat
          : { ...chat, messages: [...chat.messages, toEcho(event.reply, state.operator, state.clockOffset)] },
      );
    case 'sendFailed':
      return changeEcho(state, event.clientId, (echo) => [{ ...echo, status: 'failed', error: event.code }]);
    case 'sendRetried':
      return changeEcho(state, event.clientId, ({ error: _, ...echo }) => [{ ...echo, status: 'pending' }]);
    case 'sendDiscarded':
      return changeEcho(state, event.clientId, () => []);
    case 'earlierWanted':
      return change(state, event.conversation, (chat) => ({ ...chat, loadingEarlier: true }));
    case 'earlierLoaded':
      return change(state, event.conversation, (chat) => {
        const messages = mergeMessages(chat.messages, event.messages);
        return buryMessages({ ...chat, messages, before: event.before, loadingEarlier: false }, chat.removed);
      });
    case 'earlierFailed':
      return change(state, event.conversation, (chat) => ({ ...chat, loadingEarlier: false }));
    case 'signedOut':
      return emptyDesk;
    case 'ok':
    case 'error':
    case 'pong':
      return state;
  }
}
