import type { Conversation, Message, TransportEvent } from '@comptoir/transport';
import type { LogChange } from '../messages/log.js';
import { reduceLog } from '../messages/reduceLog.js';
import { isRunning } from '../outbox/outgoingIntent.js';
import type { SessionState } from './sessionState.js';

/** Messages that the backend has: into the log, and out of the outbox. */
export function receiveMessages(
  state: SessionState,
  messages: readonly Message[],
  type: 'received' | 'paged' | 'replaced' = 'received',
  earlier: boolean = state.log.earlier,
): SessionState {
  return {
    ...state,
    log: reduceLog(state.log, { type, messages, earlier }),
    outbox: state.outbox.filter((entry) => !messages.some(({ clientId }) => clientId === entry.clientId)),
  };
}

/** The conversation as the backend knows it now; it fulfils what the visitor chose, or leaves it open. */
export function changeConversation(
  state: SessionState,
  conversation: Conversation | undefined,
): SessionState {
  const isFulfilled = isRunning(conversation) && conversation.intent === state.chosen;
  const known = state.conversation;
  // The answer to a rating may overtake what was said of the conversation before.
  const isRated = known?.rating && !conversation?.rating && known.id === conversation?.id;
  return {
    ...state,
    conversation: isRated ? { ...conversation, rating: known.rating } : conversation,
    chosen: isFulfilled ? undefined : state.chosen,
  };
}

/** The log of the session after one change of it. */
export function changeLog(state: SessionState, change: LogChange): SessionState {
  return { ...state, log: reduceLog(state.log, change) };
}

/** The session after what the backend said. Events that change nothing here answer the same state. */
export function reduceEvent(state: SessionState, event: TransportEvent): SessionState {
  switch (event.type) {
    case 'message': {
      const next = receiveMessages(state, [event.message]);
      return event.message.from === 'visitor' ? next : { ...next, typing: undefined };
    }
    case 'removed':
      return changeLog(state, { type: 'removed', id: event.id });
    case 'receipt':
    case 'seen': {
      const mark = event.type === 'seen' ? 'seen' : event.receipt;
      return changeLog(state, { type: 'marked', mark, upTo: event.upTo });
    }
    case 'typing': {
      const by = event.by ?? state.conversation?.operator ?? { id: '', name: '' };
      return { ...state, typing: event.on ? by : undefined };
    }
    case 'conversation':
      return changeConversation(state, event.conversation);
    case 'availability':
      return { ...state, availability: event.availability };
    default:
      return state;
  }
}
