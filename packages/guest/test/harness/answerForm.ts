import type { Visit } from './createVisit.js';
import { isThere } from './isThere.js';

/** Fills in the questionnaire of [policy/strict](../../scenarios/policy/strict/init.js), until the operator has the answers. */
export async function answerForm(visit: Visit): Promise<void> {
  const { tab } = visit;
  for (const press of ['.p-offer .p-strong', '.p-form .p-options label', '.p-form .p-strong']) {
    await isThere(visit, press);
    await tab.click(press);
  }
  await isThere(visit, '.p-form textarea');
  await tab.type('.p-form textarea', 'No sequins, please.');
  await tab.click('.p-form .p-strong');
  await visit.heard('the answers of the questionnaire', ({ parts }) =>
    parts.some(({ kind }) => kind === 'formAnswers'),
  );
}
