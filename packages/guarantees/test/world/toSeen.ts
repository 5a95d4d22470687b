import type { ChatMessage } from '@comptoir/core';
import { type Message, toPlainText } from '@comptoir/transport';
import type { SeenMessage } from '../../src/history/historyEvent.js';

/** What a message says; a file by its name, because its address depends on who looks. */
function toText({ parts }: Pick<Message, 'parts'>): string {
  return parts.map((part) => (part.kind === 'file' ? part.file.name : toPlainText([part]))).join(' ');
}

/** A message of the contract as a line of the history has it. */
export function toSeen(message: Message | ChatMessage): SeenMessage {
  const { id, clientId, order, from, edited } = message;
  return {
    id,
    ...(clientId !== undefined && { clientId }),
    order,
    from,
    text: toText(message),
    ...(edited === true && { edited }),
    ...('status' in message && { status: message.status }),
  };
}
