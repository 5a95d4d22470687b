import type { OperatorRequest } from '@comptoir/transport/wire';
import { resolveSend } from '../live/resolveSend.js';
import type { DeskLink } from './deskLink.js';

/** Stores an operator's message, acknowledges it, then tells the others. */
export async function onDeskSend(link: DeskLink, frame: OperatorRequest & { type: 'send' }): Promise<void> {
  const { service, operator } = link;
  const { announcer, metrics, now, storage } = service;
  const started = performance.now();
  const writer = { kind: 'operator', id: operator.id } as const;
  const { entry, duplicate, removed } = await storage.log.sendAsOperator({
    operator,
    conversation: frame.conversation,
    clientId: frame.clientId,
    parts: await resolveSend(storage, frame, writer),
    at: now(),
  });
  link.send({ type: 'ok', id: frame.id, message: entry.message, duplicate });
  // A resend of what has been removed since must not bring it back to this desk.
  if (removed) link.send({ type: 'removed', conversation: frame.conversation, id: entry.message.id });
  metrics.sendSeconds.observe((performance.now() - started) / 1000);
  if (duplicate) return;
  metrics.messages.inc({ sender: 'operator' });
  announcer.stored(frame.conversation);
  announcer.figures();
}
