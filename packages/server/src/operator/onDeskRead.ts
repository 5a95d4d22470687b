import { ChatError } from '@comptoir/transport';
import type { OperatorRequest } from '@comptoir/transport/wire';
import type { DeskLink } from './deskLink.js';
import { ownChat } from './ownChat.js';

/** The operator has read up to a message: the visitor's receipt comes from here. */
export async function onDeskRead(link: DeskLink, frame: OperatorRequest & { type: 'read' }): Promise<void> {
  const { storage, hub } = link.service;
  const { id, visitor } = await ownChat(link, frame.conversation, 'read');
  const entry = await storage.log.find(visitor, frame.upTo);
  if (entry === undefined || entry.message.conversation !== id) {
    throw new ChatError('not_found', { message: 'read.upTo: there is no such message in this chat.' });
  }
  await storage.conversations.operatorSaw(id, entry.position.seq);
  const moved = await storage.visitors.advance(visitor, 'read', entry.position);
  link.send({ type: 'ok', id: frame.id });
  if (!moved) return;
  const own = await storage.log.newestUpTo(visitor, entry.position, 'visitor');
  if (own === undefined) return;
  for (const tab of hub.visitors.of(visitor)) {
    tab.send({ type: 'receipt', receipt: 'read', upTo: own.message.id });
  }
}
