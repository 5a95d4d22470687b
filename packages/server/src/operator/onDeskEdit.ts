import type { OperatorRequest } from '@comptoir/transport/wire';
import { resolveParts } from '../live/resolveParts.js';
import { announceRevision } from './announceRevision.js';
import type { DeskLink } from './deskLink.js';

/** Changes one of the operator's own messages, acknowledges it as it stands now, then tells the others. */
export async function onDeskEdit(link: DeskLink, frame: OperatorRequest & { type: 'edit' }): Promise<void> {
  const { service, operator } = link;
  const { storage, now } = service;
  const { conversation, message, clientId } = frame;
  const writer = { kind: 'operator', id: operator.id, request: frame.type } as const;
  const parts = await resolveParts(storage.files, frame.parts, writer);
  const revised = await storage.log.revise({
    operator: operator.id,
    conversation,
    message,
    change: { kind: 'edit', clientId, parts },
    at: now(),
  });
  const { entry, changed } = revised;
  link.send({ type: 'ok', id: frame.id, message: entry.message, duplicate: !changed });
  if (changed) service.background(service.files.removeDue());
  announceRevision(link, revised, { type: 'message', message: entry.message });
}
