import type { ChatMessage } from '@comptoir/core';

/** The messages that the backend has stored after `newest`, by their order; echoes on their way are left out. */
export function newMessages(messages: readonly ChatMessage[], newest: string): readonly ChatMessage[] {
  return messages.filter(
    ({ status, order }) =>
      status !== 'pending' && status !== 'failed' && status !== 'uncertain' && order > newest,
  );
}
