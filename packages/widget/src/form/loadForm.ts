import type { Form } from '@comptoir/transport';
import { parseForm } from './parseForm.js';

/**
 * The questionnaire of an intent: checked, and fetched first when it is an address.
 *
 * @throws whatever stands in the way: one that cannot be had is not offered, and nobody is told why.
 */
export async function loadForm(source: Form | string): Promise<Form> {
  if (typeof source !== 'string') return parseForm(source);
  const response = await fetch(source, { credentials: 'omit' });
  return parseForm(response.ok && (await response.json()));
}
