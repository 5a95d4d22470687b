import type { OperatorRequest } from '@comptoir/transport/wire';
import type { DeskLink } from './deskLink.js';

/** Available operators are given new chats, those away keep what they have. Told to all desks of the operator. */
export async function onDeskStatus(
  link: DeskLink,
  frame: OperatorRequest & { type: 'status' },
): Promise<void> {
  const { service, operator } = link;
  await service.storage.operators.setStatus(operator.id, frame.status);
  link.send({ type: 'ok', id: frame.id });
  for (const desk of service.hub.desks.of(operator.id)) desk.send({ type: 'status', status: frame.status });
  service.presence.setStatus(operator.id, frame.status);
}
