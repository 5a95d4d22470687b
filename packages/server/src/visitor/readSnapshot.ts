import type { Cursor } from '@comptoir/transport';
import { protocolVersion, type WelcomeFrame } from '@comptoir/transport/wire';
import { describeConversation } from '../live/describe.js';
import { fitPage } from '../live/fitPage.js';
import type { Service } from '../service.js';
import { type CursorScope, fromCursor, toCursor } from '../storage/cursor.js';
import { comparePositions, logStart, type Position } from '../storage/position.js';
import { toCapabilities } from './capabilities.js';
import type { Recognized } from './recognize.js';

/** A welcome, and the place in the log where the live stream goes on. */
export interface VisitorSnapshot {
  readonly welcome: WelcomeFrame;
  readonly position: Position;
}

const pageSize = 50;

async function usable(
  service: Service,
  scope: CursorScope,
  cursor: Cursor | undefined,
): Promise<Position | undefined> {
  const position = cursor === undefined ? undefined : fromCursor(scope, cursor);
  if (position === undefined) return undefined;
  // A position beyond the end is of a log that had more than ours has: nothing can go on from there.
  const end = (await service.storage.log.page(scope.visitor, { limit: 1 })).entries[0]?.position ?? logStart;
  return comparePositions(position, end) <= 0 ? position : undefined;
}

/** Reads everything a visitor's `welcome` says. What does not fit into one page follows as `message` events. */
export async function readSnapshot(
  service: Service,
  { visitor, token }: Recognized,
  cursor: Cursor | undefined,
): Promise<VisitorSnapshot> {
  const { storage, limits, now, presence } = service;
  const scope = { epoch: storage.epoch, visitor };
  const after = await usable(service, scope, cursor);
  const page = await storage.log.page(visitor, {
    limit: pageSize,
    ...(after === undefined ? {} : { after }),
  });
  const fit = fitPage(page.entries, after === undefined ? 'newest' : 'oldest');
  const newest = await storage.conversations.newest(visitor);
  const record = await storage.visitors.byId(visitor);
  const seen = record && (await storage.log.newestUpTo(visitor, record.seen, 'all'));
  const read = record && (await storage.log.newestUpTo(visitor, record.read, 'visitor'));
  const position = fit.at(-1)?.position ?? after ?? logStart;
  return {
    position,
    welcome: {
      type: 'welcome',
      version: protocolVersion,
      token,
      capabilities: toCapabilities(limits),
      ...(newest === undefined ? {} : { conversation: await describeConversation(storage, newest, now()) }),
      messages: fit.map((entry) => entry.message),
      cursor: toCursor(scope, position),
      complete: after !== undefined,
      earlier: page.earlier || (after === undefined && fit.length < page.entries.length),
      availability: presence.availability(),
      ...(read === undefined ? {} : { readUpTo: read.message.id }),
      ...(seen === undefined ? {} : { seenUpTo: seen.message.id }),
      serverTime: now(),
    },
  };
}
