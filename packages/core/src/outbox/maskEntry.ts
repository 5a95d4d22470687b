import { maskStrings } from '@comptoir/transport/mask';
import type { OutboxEntry } from './outbox.js';

/** A message without the numbers of cards and bank accounts. */
export function maskEntry(entry: OutboxEntry): OutboxEntry {
  return { ...entry, parts: maskStrings(entry.parts) };
}
