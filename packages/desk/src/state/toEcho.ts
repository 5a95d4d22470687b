import type { Person } from '@comptoir/transport';
import type { OutgoingReply } from '../connection/outgoingReply.js';
import type { DeskMessage } from './deskState.js';

/** Our own reply as it stands in the list before the server has confirmed it. */
export function toEcho(reply: OutgoingReply, author: Person | undefined, clockOffset: number): DeskMessage {
  return {
    id: reply.clientId,
    clientId: reply.clientId,
    // '~' sorts behind every order of the backend; a clientId sorts by its time of creation.
    order: `~${reply.clientId}`,
    conversation: reply.conversation,
    at: reply.at + clockOffset,
    from: 'operator',
    ...(author === undefined ? {} : { author }),
    parts: reply.parts,
    status: reply.failed ? 'failed' : 'pending',
  };
}
