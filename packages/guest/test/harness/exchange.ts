import type { Visit } from './createVisit.js';

/** A word to the operator, and one back. */
export async function exchange(visit: Visit): Promise<void> {
  await visit.open();
  await visit.say('Is anybody there?');
  await visit.answer({ kind: 'text', text: 'We are.' });
}
