import type { Conversation } from '@comptoir/transport';

/** Whether somebody serves it or it waits for somebody. */
export function isRunning(conversation: Conversation | undefined): conversation is Conversation {
  return conversation !== undefined && conversation.phase !== 'ended';
}

/**
 * The intent to send along with a message, decided when it leaves.
 *
 * Nothing while a conversation of that intent runs: naming it would take back a conversation that an operator
 * has handed over meanwhile.
 *
 * @param chosen what the visitor pressed before he wrote the message.
 */
export function outgoingIntent(
  chosen: string | undefined,
  conversation: Conversation | undefined,
): string | undefined {
  const running = isRunning(conversation) ? conversation : undefined;
  const intent = chosen ?? (running ? undefined : conversation?.intent);
  return intent === running?.intent ? undefined : intent;
}
