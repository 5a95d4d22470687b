import { ChatError } from '@comptoir/transport';
import type { Outbox, OutboxEntry } from './outbox.js';

/** What a browser surely holds, and more than anybody writes while waiting. */
const maxMessages = 100;
const maxBytes = 262_144;
const maxFiles = 10;
const maxFileBytes = 26_214_400;

/**
 * @throws ChatError `queue_full` when the entry would be the 101st, or bring the outbox above 256 KB, 10 files or
 * 25 MB of files.
 */
export function checkRoom(outbox: Outbox, entry: OutboxEntry): void {
  const all = [...outbox, entry];
  const files = all.flatMap((one) => one.files ?? []);
  const check = (size: number, limit: number, unit: string) => {
    if (size > limit) {
      throw new ChatError('queue_full', { message: `unsent: expected at most ${limit} ${unit}`, limit });
    }
  };
  check(all.length, maxMessages, 'messages');
  check(new TextEncoder().encode(JSON.stringify(all)).length, maxBytes, 'bytes');
  check(files.length, maxFiles, 'files');
  check(
    files.reduce((sum, { blob }) => sum + blob.size, 0),
    maxFileBytes,
    'bytes of files',
  );
}
