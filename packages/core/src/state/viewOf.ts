import type { Conversation } from '@comptoir/transport';
import { countUnread } from '../messages/countUnread.js';
import type { ChatMessage } from '../session.js';
import type { SessionState } from './sessionState.js';

/** What each store shows of a state, by the store's name. */
export type View = ReturnType<typeof viewOf>;

/**
 * Makes a view.
 *
 * @param messages the list as it is shown, local echoes last.
 * @param due the conversation that waits for its rating.
 */
export function viewOf(state: SessionState, messages: readonly ChatMessage[], due?: Conversation) {
  const { capabilities, connection, conversation, availability, typing, chosen, log } = state;
  return {
    $capabilities: capabilities,
    $connection: connection,
    $conversation: conversation,
    $availability: availability,
    $typing: typing,
    $queue: conversation?.phase === 'queued' ? conversation.queue : undefined,
    $intent: chosen ?? conversation?.intent,
    $earlier: log.earlier,
    $messages: messages,
    $kept: state.isKept,
    $unread: countUnread(log),
    $ratingDue: due,
    $noted: state.noted,
  };
}
