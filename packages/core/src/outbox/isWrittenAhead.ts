import { isSuspect } from '../mask/isSuspect.js';
import type { OutboxEntry } from './outbox.js';

/**
 * Whether a message is written ahead. Files cannot be without waiting, and what may be a card's number is not before
 * the code that masks it has come.
 */
export function isWrittenAhead({ files, parts }: OutboxEntry): boolean {
  return !files && !isSuspect(JSON.stringify(parts));
}
