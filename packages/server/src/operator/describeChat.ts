import type { DeskChat } from '@comptoir/transport/wire';
import { describeConversation } from '../live/describe.js';
import { fitPage } from '../live/fitPage.js';
import type { Service } from '../service.js';
import type { ConversationRecord } from '../storage/conversationStore.js';
import { toCursor } from '../storage/cursor.js';
import type { Position } from '../storage/position.js';
import { describeVisitor } from './describeVisitor.js';

/** A chat for the desk, and the last `seq` that is in it: the live stream goes on from there. */
export interface DescribedChat {
  readonly chat: DeskChat;
  readonly lastSeq: number;
}

const pageSize = 50;

async function idUpTo(service: Service, visitor: string, position: Position): Promise<string | undefined> {
  return (await service.storage.log.newestUpTo(visitor, position, 'all'))?.message.id;
}

/** One chat as the desk shows it, with the newest page of its log. */
export async function describeChat(service: Service, record: ConversationRecord): Promise<DescribedChat> {
  const { storage, now } = service;
  const { id, n, visitor } = record;
  const page = await storage.log.conversationPage(id, { limit: pageSize });
  const fit = fitPage(page.entries, 'newest');
  const [first] = fit;
  const seen = (await storage.visitors.byId(visitor))?.seen;
  const readUpTo =
    seen === undefined || seen.n < n
      ? undefined
      : await idUpTo(service, visitor, seen.n > n ? { n, seq: record.lastSeq } : seen);
  const seenUpTo =
    record.operatorSeenSeq === 0
      ? undefined
      : await idUpTo(service, visitor, { n, seq: record.operatorSeenSeq });
  const waitingSince = record.phase === 'ended' ? undefined : await storage.log.waitingSince(id);
  const removed = first === undefined ? [] : await storage.log.removedBefore(id, first.position.seq);
  const more = page.earlier || fit.length < page.entries.length;
  const scope = { epoch: storage.epoch, visitor };
  return {
    lastSeq: page.end.seq,
    chat: {
      conversation: await describeConversation(storage, record, now()),
      visitor: await describeVisitor(service, visitor),
      messages: fit.map((entry) => entry.message),
      ...(more && first !== undefined ? { before: toCursor(scope, first.position) } : {}),
      ...(removed.length === 0 ? {} : { removed }),
      ...(waitingSince === undefined ? {} : { waitingSince }),
      ...(readUpTo === undefined ? {} : { readUpTo }),
      ...(seenUpTo === undefined ? {} : { seenUpTo }),
    },
  };
}
