import type { Person } from '@comptoir/transport';
import type { DeskMessage } from './deskState.js';

/** Whether this operator can take a message back: only what he wrote himself, once the server has it. */
export function canRemove(message: DeskMessage, me: Person | undefined): boolean {
  return message.from === 'operator' && message.status === 'sent' && message.author?.id === me?.id;
}

/** Whether he can change its words; without any there is nothing to change. */
export function canEdit(message: DeskMessage, me: Person | undefined): boolean {
  return canRemove(message, me) && message.parts.some(({ kind }) => kind === 'text');
}
