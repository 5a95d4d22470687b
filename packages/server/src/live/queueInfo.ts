import type { Conversation } from '@comptoir/transport';
import { estimateWait } from '../routing/estimateWait.js';
import type { ConversationRecord } from '../storage/conversationStore.js';
import type { Storage } from '../storage/storage.js';

/** Place and wait of a conversation. */
export type QueueInfo = NonNullable<Conversation['queue']>;

/** The queue of all groups with what is told to each who waits in it. */
export interface QueueView {
  readonly waiting: readonly ConversationRecord[];
  readonly infoOf: ReadonlyMap<string, QueueInfo>;
}

/** How far back waits are taken as a guide: a shop's morning says little about its evening. */
const samplesMs = 4 * 3_600_000;

/** Reads the queue and estimates every wait in it. */
export async function readQueue(storage: Storage, now: number): Promise<QueueView> {
  const waiting = await storage.conversations.queue();
  const infoOf = new Map<string, QueueInfo>();
  for (const group of new Set(waiting.map((record) => record.group))) {
    const line = waiting.filter((record) => record.group === group);
    const samples = await storage.conversations.waits(group, now - samplesMs);
    const headWaitedMs = now - (line[0]?.queuedAt ?? now);
    line.forEach((record, index) => {
      const waitSeconds = estimateWait(samples, index + 1, headWaitedMs);
      infoOf.set(record.id, { position: index + 1, ...(waitSeconds === undefined ? {} : { waitSeconds }) });
    });
  }
  return { waiting, infoOf };
}
