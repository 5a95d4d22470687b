import { ChatError, type ErrorCode } from '../../errors.js';
import type { Outgoing } from '../../transport.js';

/** What fits into one stanza of 256 KiB, the smallest limit of the servers, with all its escapes. */
const maxParts = 40_000;

function refuse(code: ErrorCode, message: string, limit?: number): never {
  throw new ChatError(code, { message, ...(limit !== undefined && { limit }) });
}

/** Refuses a message that says nothing, or too much. `maxText` in UTF-16 code units. */
export function checkOutgoing({ clientId, parts }: Outgoing, maxText: number): void {
  if (clientId === '') refuse('bad_value', 'a message needs a clientId');
  if (!parts.some((part) => part.kind !== 'text' || part.text.trim() !== '')) {
    refuse('empty_message', 'a message needs a text that is not blank, or another part');
  }
  for (const part of parts) {
    if (part.kind === 'text' && part.text.length > maxText) {
      refuse('message_too_large', `${part.text.length} characters, the limit is ${maxText}`, maxText);
    }
  }
  const { length } = JSON.stringify(parts);
  if (length > maxParts) refuse('message_too_large', `parts of ${length} characters`, maxParts);
}
