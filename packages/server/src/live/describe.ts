import type { Conversation, Person } from '@comptoir/transport';
import type { ConversationRecord } from '../storage/conversationStore.js';
import type { OperatorRecord } from '../storage/operatorStore.js';
import type { Storage } from '../storage/storage.js';
import { type QueueInfo, readQueue } from './queueInfo.js';

/** What visitors see of an operator. */
export function toPerson({ id, name, avatarUrl }: OperatorRecord): Person {
  return { id, name, ...(avatarUrl === undefined ? {} : { avatarUrl }) };
}

/** A stored conversation in the words of the wire. `queue` may be given when it is known already. */
export async function describeConversation(
  storage: Storage,
  record: ConversationRecord,
  now: number,
  queue?: QueueInfo,
): Promise<Conversation> {
  const { id, intent, phase, endedAt, rating } = record;
  const operator = record.operator === undefined ? undefined : await storage.operators.byId(record.operator);
  const place = phase === 'queued' ? (queue ?? (await readQueue(storage, now)).infoOf.get(id)) : undefined;
  return {
    id,
    intent,
    phase,
    ...(operator === undefined ? {} : { operator: toPerson(operator) }),
    ...(place === undefined ? {} : { queue: place }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(rating === undefined ? {} : { rating }),
  };
}
