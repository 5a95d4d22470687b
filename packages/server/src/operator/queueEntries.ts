import { toPlainText } from '@comptoir/transport';
import type { QueueEntry } from '@comptoir/transport/wire';
import type { Service } from '../service.js';
import type { ConversationRecord } from '../storage/conversationStore.js';
import { describeVisitor } from './describeVisitor.js';

const previewLength = 140;

/** What desks see of those who wait, in the same order. */
export function toQueueEntries(
  service: Service,
  waiting: readonly ConversationRecord[],
): Promise<readonly QueueEntry[]> {
  return Promise.all(
    waiting.map(async ({ id, n, lastSeq, visitor, intent, queuedAt }) => {
      const last = await service.storage.log.newestUpTo(visitor, { n, seq: lastSeq }, 'visitor');
      return {
        conversation: id,
        intent,
        visitor: await describeVisitor(service, visitor),
        since: queuedAt,
        preview: last === undefined ? '' : toPlainText(last.message.parts).slice(0, previewLength),
      };
    }),
  );
}
