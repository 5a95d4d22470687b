import type { OperatorRequest } from '@comptoir/transport/wire';
import type { DeskLink } from './deskLink.js';

/** Takes a waiting conversation out of turn, below the cap. */
export async function onDeskTake(link: DeskLink, frame: OperatorRequest & { type: 'take' }): Promise<void> {
  const { service, operator, groups } = link;
  const { storage, announcer, limits, now } = service;
  await storage.conversations.take(frame.conversation, operator.id, groups, limits.chatsPerOperator, now());
  link.send({ type: 'ok', id: frame.id });
  announcer.changed(frame.conversation);
  announcer.stored(frame.conversation);
  announcer.queue();
}
