import type { Visit } from './createVisit.js';
import { expectNoReport } from './expectNoReport.js';

/** A visitor comes, a word goes to the operator and one back, and the page hears nothing of it. */
export async function exchange(visit: Visit): Promise<void> {
  await visit.go();
  await visit.open();
  await visit.say('Is anybody there?');
  await visit.answer({ kind: 'text', text: 'We are.' });
  await expectNoReport(visit);
}
