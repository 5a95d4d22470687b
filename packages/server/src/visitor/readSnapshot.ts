import { ChatError, type Cursor, type Message } from '@comptoir/transport';
import { protocolVersion, type WelcomeFrame } from '@comptoir/transport/wire';
import { describeConversation } from '../live/describe.js';
import { fitPage } from '../live/fitPage.js';
import type { Service } from '../service.js';
import { type CursorScope, toCursor } from '../storage/cursor.js';
import type { LogPlace } from '../storage/position.js';
import { toCapabilities } from './capabilities.js';
import { placeOf } from './placeOf.js';
import type { Recognized } from './recognized.js';

/** A welcome, and the place in the log where the live stream goes on. */
export interface VisitorSnapshot {
  readonly welcome: WelcomeFrame;
  readonly position: LogPlace;
}

/** The part of the log that a welcome carries. */
interface Opening {
  readonly messages: readonly Message[];
  readonly position: LogPlace;
  readonly earlier: boolean;
}

const pageSize = 50;

async function newestPage({ storage }: Service, visitor: string): Promise<Opening> {
  const page = await storage.log.page(visitor, { limit: pageSize });
  const fit = fitPage(page.entries, 'newest');
  return {
    messages: fit.map((entry) => entry.message),
    position: page.end,
    earlier: page.earlier || fit.length < page.entries.length,
  };
}

/** Up to the first removal: a welcome has no place for one, so that one and all behind it come by the stream. */
async function goingOn({ storage }: Service, visitor: string, after: LogPlace): Promise<Opening> {
  const { changes, end } = await storage.log.changes(visitor, after, pageSize);
  const removal = changes.findIndex((change) => change.type === 'removed');
  const before = removal === -1 ? changes : changes.slice(0, removal);
  const messages = before.filter((change) => change.type === 'message');
  const fit = fitPage(messages, 'oldest');
  const isAll = fit.length === changes.length;
  return {
    // An edit stands where it was made, its message where it was written.
    messages: fit.map(({ message }) => message).sort((a, b) => (a.order < b.order ? -1 : 1)),
    position: isAll ? end : (fit.at(-1)?.position ?? after),
    earlier: after.n > 0,
  };
}

async function open(service: Service, scope: CursorScope, after: LogPlace | undefined): Promise<Opening> {
  return after === undefined ? newestPage(service, scope.visitor) : goingOn(service, scope.visitor, after);
}

/**
 * Reads everything a visitor's `welcome` says. What does not fit into one page follows as events.
 *
 * @throws ChatError `banned` when the visitor was shut out a moment ago.
 */
export async function readSnapshot(
  service: Service,
  { visitor, token }: Recognized,
  cursor: Cursor | undefined,
): Promise<VisitorSnapshot> {
  const { storage, limits, now, presence } = service;
  const scope = { epoch: storage.epoch, visitor };
  const after = cursor === undefined ? undefined : await placeOf(service, scope, cursor);
  const { messages, position, earlier } = await open(service, scope, after);
  const newest = await storage.conversations.newest(visitor);
  const record = await storage.visitors.byId(visitor);
  if (record?.bannedAt !== undefined) throw new ChatError('banned', { message: 'hello: you are shut out.' });
  const seen = record && (await storage.log.newestUpTo(visitor, record.seen, 'all'));
  const read = record && (await storage.log.newestUpTo(visitor, record.read, 'visitor'));
  return {
    position,
    welcome: {
      type: 'welcome',
      version: protocolVersion,
      token,
      capabilities: toCapabilities(limits),
      ...(newest === undefined ? {} : { conversation: await describeConversation(storage, newest, now()) }),
      messages,
      cursor: toCursor(scope, position),
      complete: after !== undefined,
      earlier,
      availability: presence.availability(),
      ...(read === undefined ? {} : { readUpTo: read.message.id }),
      ...(seen === undefined ? {} : { seenUpTo: seen.message.id }),
      serverTime: now(),
    },
  };
}
