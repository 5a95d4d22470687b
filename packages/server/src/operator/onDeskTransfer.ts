import { ChatError } from '@comptoir/transport';
import type { OperatorRequest } from '@comptoir/transport/wire';
import type { DeskLink } from './deskLink.js';

/** Hands one of the operator's chats to a colleague; the place that gets free goes to the next in the queue. */
export async function onDeskTransfer(
  link: DeskLink,
  frame: OperatorRequest & { type: 'transfer' },
): Promise<void> {
  const { service, operator } = link;
  const { storage, announcer, limits, now, presence, router, background } = service;
  const { conversation, to } = frame;
  if (to === operator.id) {
    throw new ChatError('bad_value', { message: 'transfer.to: this chat is yours already.' });
  }
  const hands = { from: operator.id, to, present: presence.connected() };
  await storage.conversations.transfer(conversation, hands, limits.chatsPerOperator, now());
  link.send({ type: 'ok', id: frame.id });
  announcer.taken(operator.id, conversation);
  announcer.changed(conversation);
  announcer.stored(conversation);
  background(router.route());
}
