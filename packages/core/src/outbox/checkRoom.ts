import { ChatError } from '@comptoir/transport';
import type { Outbox, OutboxEntry } from './outbox.js';

/** What a tab's storage surely holds, and more than anybody writes while waiting. */
const maxMessages = 100;
const maxBytes = 262_144;

/** @throws ChatError `queue_full` when the entry would be the 101st, or bring the outbox above 256 KB. */
export function checkRoom(outbox: Outbox, entry: OutboxEntry): void {
  const full = (limit: number, unit: string) =>
    new ChatError('queue_full', {
      message: `unsent: expected at most ${limit} ${unit}`,
      limit,
    });
  if (outbox.length >= maxMessages) throw full(maxMessages, 'messages');
  const bytes = new TextEncoder().encode(JSON.stringify([...outbox, entry])).length;
  if (bytes > maxBytes) throw full(maxBytes, 'bytes');
}
