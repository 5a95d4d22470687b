import { ChatError, type ErrorCode } from '../../errors.js';
import type { Part } from '../../model.js';

/** Throws: the backend said no, so nothing was stored. */
export function refuse(code: ErrorCode, message: string, limit?: number): never {
  throw new ChatError(code, { message, outcome: 'not-sent', ...(limit !== undefined && { limit }) });
}

/** Refuses a message that says nothing, or too much. `maxText` in UTF-16 code units. */
export function checkParts(parts: readonly Part[], maxText: number): void {
  if (!parts.some((part) => part.kind !== 'text' || part.text.trim() !== '')) {
    refuse('empty_message', 'a message needs a text that is not blank, or another part');
  }
  for (const part of parts) {
    if (part.kind === 'text' && part.text.length > maxText) {
      refuse('message_too_large', `${part.text.length} characters, the limit is ${maxText}`, maxText);
    }
  }
}
