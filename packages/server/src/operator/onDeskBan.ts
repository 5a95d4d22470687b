import { ChatError } from '@comptoir/transport';
import type { OperatorRequest } from '@comptoir/transport/wire';
import type { DeskLink } from './deskLink.js';

/** Shuts a visitor out: what runs with him ends, and so does every connection he has. */
export async function onDeskBan(link: DeskLink, frame: OperatorRequest & { type: 'ban' }): Promise<void> {
  const { service, operator } = link;
  const { announcer, background, hub, log, now, router, storage } = service;
  const { visitor, ended } = await storage.conversations.ban(frame.conversation, operator.id, now());
  log.info({ visitor, operator: operator.id }, 'visitor shut out');
  link.send({ type: 'ok', id: frame.id });
  const error = new ChatError('banned', { message: 'You have been shut out; do not come back.' });
  for (const tab of hub.visitors.of(visitor)) tab.leave(error);
  announcer.changed(frame.conversation);
  if (ended === undefined) return;
  announcer.stored(ended);
  if (ended !== frame.conversation) announcer.changed(ended);
  announcer.figures();
  background(router.route());
}
