import type { OperatorRequest } from '@comptoir/transport/wire';
import { announceRevision } from './announceRevision.js';
import type { DeskLink } from './deskLink.js';

/** Takes one of the operator's own messages, or one of the visitor's, away for good; once more is no error. */
export async function onDeskRemove(
  link: DeskLink,
  frame: OperatorRequest & { type: 'remove' },
): Promise<void> {
  const { service, operator } = link;
  const { conversation, message } = frame;
  const revised = await service.storage.log.revise({
    operator: operator.id,
    conversation,
    message,
    change: { kind: 'removal' },
    at: service.now(),
  });
  link.send({ type: 'ok', id: frame.id });
  service.background(service.files.removeDue());
  announceRevision(link, revised, { type: 'removed', conversation, id: message });
}
