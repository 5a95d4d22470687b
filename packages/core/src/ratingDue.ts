import type { Capabilities, Conversation } from '@comptoir/transport';
import type { ChatMessage } from './session.js';

/**
 * The conversation to be rated: ended, somebody answered in it, neither rated nor declined.
 *
 * @param answered id of the conversation that was rated or declined last, in any tab.
 */
export function ratingDue(
  conversation: Conversation | undefined,
  stored: readonly ChatMessage[],
  capabilities: Capabilities,
  answered: () => string | undefined,
): Conversation | undefined {
  const isDue =
    capabilities.rating !== false &&
    conversation?.phase === 'ended' &&
    conversation.rating === undefined &&
    stored.some((message) => message.from === 'operator' && message.conversation === conversation.id) &&
    answered() !== conversation.id;
  return isDue ? conversation : undefined;
}
