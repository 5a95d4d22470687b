import { ChatError } from '@comptoir/transport';
import type { OperatorRequest } from '@comptoir/transport/wire';
import type { DeskLink } from './deskLink.js';
import { ownChat } from './ownChat.js';

/** Ends one of the operator's chats; his free place goes to the next in the queue. */
export async function onDeskEnd(link: DeskLink, frame: OperatorRequest & { type: 'end' }): Promise<void> {
  const { service } = link;
  const { id } = await ownChat(link, frame.conversation, 'end');
  const ended = await service.storage.conversations.end(id, 'operator', service.now());
  if (ended === undefined) {
    throw new ChatError('conversation_ended', { message: 'end: the conversation is over already.' });
  }
  link.send({ type: 'ok', id: frame.id });
  service.announcer.stored(id);
  service.announcer.changed(id);
  service.announcer.figures();
  service.background(service.router.route());
}
