import { ChatError } from '@comptoir/transport';
import type { VisitorRequest } from '@comptoir/transport/wire';
import type { VisitorLink } from './visitorLink.js';

/** Moves the visitor's read position; an older message is no error, it just moves nothing. */
export async function onRead(
  link: VisitorLink,
  { id, upTo }: VisitorRequest & { type: 'read' },
): Promise<void> {
  const { service, visitor, listener } = link;
  const { storage, hub } = service;
  const entry = await storage.log.find(visitor, upTo);
  if (entry === undefined) {
    throw new ChatError('not_found', { message: 'read.upTo: there is no such message in this log.' });
  }
  const moved = await storage.visitors.advance(visitor, 'seen', entry.position);
  link.send({ type: 'ok', id });
  if (!moved) return;
  // What was removed meanwhile is nowhere to be found: the others hear of the one before it.
  const newest = await storage.log.newestUpTo(visitor, entry.position, 'all');
  if (newest === undefined) return;
  const { id: shown, conversation } = newest.message;
  for (const tab of hub.visitors.of(visitor)) if (tab !== listener) tab.send({ type: 'seen', upTo: shown });
  const operator = (await storage.conversations.byId(conversation))?.operator;
  if (operator === undefined) return;
  for (const desk of hub.desks.of(operator)) desk.send({ type: 'receipt', conversation, upTo: shown });
}
