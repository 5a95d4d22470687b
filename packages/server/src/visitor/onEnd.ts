import { ChatError } from '@comptoir/transport';
import type { VisitorRequest } from '@comptoir/transport/wire';
import type { VisitorLink } from './visitorLink.js';

/** Ends the visitor's running conversation. */
export async function onEnd(link: VisitorLink, { id }: VisitorRequest & { type: 'end' }): Promise<void> {
  const { service, visitor } = link;
  const { storage, announcer, now } = service;
  const newest = await storage.conversations.newest(visitor);
  const ended = newest && (await storage.conversations.end(newest.id, 'visitor', now()));
  if (ended === undefined) {
    throw new ChatError('no_conversation', { message: 'end: there is no running conversation.' });
  }
  link.send({ type: 'ok', id });
  announcer.stored(ended.id);
  announcer.changed(ended.id);
  announcer.figures();
  service.background(service.router.route());
}
