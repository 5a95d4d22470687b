import type { ChatMessage } from '@comptoir/core';
import type { Conversation } from '@comptoir/transport';

/** What stands after the last message; `again` is the way to a new conversation, in silence. */
export type Ending = 'rating' | 'thanks' | 'ended' | 'again' | 'greeting';

/**
 * That a conversation is over is said once: where its messages say it, not below them.
 *
 * @param due the one that waits for its rating.
 * @param begins the visitor has begun anew, or pressed another button.
 * @param greeted the greeting stands at the top.
 * @param fresh he has begun anew from below the thanks, so he has read them.
 */
export function toEnding(
  conversation: Conversation | undefined,
  due: Conversation | undefined,
  messages: readonly Pick<ChatMessage, 'conversation' | 'parts'>[],
  begins: boolean,
  greeted: boolean,
  fresh: boolean,
): Ending | undefined {
  if (due) return 'rating';
  if (conversation?.phase !== 'ended') return undefined;
  if (conversation.rating && !fresh) return 'thanks';
  if (begins) return greeted ? undefined : 'greeting';
  const isSaid = messages.some(
    (message) =>
      message.conversation === conversation.id &&
      message.parts.some((part) => part.kind === 'notice' && part.notice.code === 'conversation_ended'),
  );
  return isSaid ? 'again' : 'ended';
}
