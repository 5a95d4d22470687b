import type { ServerToOperatorFrame } from '@comptoir/transport/wire';
import type { Revised } from '../storage/logStore.js';
import type { DeskLink } from './deskLink.js';

/**
 * Tells everybody of an edit or a removal. `frame` is for the operator's desks when the chat is over: they do not
 * follow its log any more, but may still show it.
 */
export function announceRevision(
  { service, operator }: DeskLink,
  { changed, ended, grown }: Revised,
  frame: ServerToOperatorFrame,
): void {
  if (!changed) return;
  service.announcer.stored(grown);
  if (!ended) return;
  for (const desk of service.hub.desks.of(operator.id)) desk.send(frame);
}
