import { ChatError } from '@comptoir/transport';
import { closeCodes } from '@comptoir/transport/wire';
import type { Service } from '../service.js';
import type { Erasure } from '../storage/privacyStore.js';

const errors = {
  deleted: new ChatError('visitor_deleted', {
    message: 'Everything about this visitor has been deleted; forget the token and what is kept.',
  }),
  expired: new ChatError('server_unavailable', {
    message: 'Old conversations have been deleted; come back for what is left.',
  }),
} as const;

/** Empties every window and every desk that shows what is no longer there. */
export function tellErased(
  { hub, announcer, background, router }: Service,
  erased: readonly Erasure[],
  why: keyof typeof errors,
): void {
  if (erased.length === 0) return;
  const desks = hub.desks.all();
  for (const { visitor, conversations } of erased) {
    for (const tab of hub.visitors.of(visitor)) tab.leave(errors[why]);
    // Also to desks that follow it no longer: an ended chat is shown until it is put aside.
    for (const desk of desks)
      for (const conversation of conversations) desk.send({ type: 'chatRemoved', conversation });
  }
  // Ratings, notes and the queue are told as a whole to whoever comes.
  for (const desk of desks) desk.leave(closeCodes.restart, why);
  announcer.figures();
  background(router.route());
}
