import type { OperatorFrame } from '@comptoir/transport/wire';
import { typingTtlMs } from '../visitor/onTyping.js';
import type { DeskLink } from './deskLink.js';
import { ownChat } from './ownChat.js';

/** Shows the visitor that the operator is typing. */
export async function onDeskTyping(link: DeskLink, frame: OperatorFrame & { type: 'typing' }): Promise<void> {
  const { visitor, phase } = await ownChat(link, frame.conversation, 'typing');
  if (phase !== 'open') return;
  for (const tab of link.service.hub.visitors.of(visitor)) {
    tab.send({ type: 'typing', on: frame.on, by: link.operator, ttlMs: typingTtlMs });
  }
}
