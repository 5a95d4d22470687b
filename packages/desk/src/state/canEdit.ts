import type { Person } from '@comptoir/transport';
import type { DeskMessage } from './deskState.js';

function isMine({ from, author }: DeskMessage, me: Person | undefined): boolean {
  return from === 'operator' && author?.id === me?.id;
}

/** Whether this operator can take a message away: the visitor's and his own, once the server has it. */
export function canRemove(message: DeskMessage, me: Person | undefined): boolean {
  const { from, status, removed } = message;
  return (from === 'visitor' || isMine(message, me)) && status === 'sent' && !removed;
}

/** Whether he can change its words: only his own, and without any there is nothing to change. */
export function canEdit(message: DeskMessage, me: Person | undefined): boolean {
  return isMine(message, me) && canRemove(message, me) && message.parts.some(({ kind }) => kind === 'text');
}
