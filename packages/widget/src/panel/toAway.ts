import type { Capabilities, Conversation } from '@comptoir/transport';

/** What is said beside that nobody is there: nothing, that one can write, also that a note can be left, or that it was. */
export type Away = 'bare' | 'send' | 'form' | 'noted';

/** `undefined` while somebody is there, nobody knows, or the conversation has its operator. */
export function toAway(
  here: boolean | undefined,
  phase: Conversation['phase'] | undefined,
  offline: Capabilities['offline'],
  noted: string | undefined,
): Away | undefined {
  if (here !== false || phase === 'open') return undefined;
  return offline === 'form' && noted ? 'noted' : offline || 'bare';
}
