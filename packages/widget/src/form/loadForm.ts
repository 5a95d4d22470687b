import { ChatError, type Form } from '@comptoir/transport';
import { parseForm } from './parseForm.js';

/**
 * The questionnaire of an intent: checked, and fetched first when it is an address.
 *
 * @throws ChatError `connection_failed`, `not_found` or `bad_value`.
 */
export async function loadForm(source: Form | string): Promise<Form> {
  if (typeof source !== 'string') return parseForm(source);
  const response = await fetch(source, { credentials: 'omit' }).catch((cause: unknown) => {
    throw new ChatError('connection_failed', { message: `form file ${source} could not be fetched`, cause });
  });
  if (!response.ok)
    throw new ChatError('not_found', {
      message: `form file ${source} was answered with status ${response.status}`,
    });
  const json: unknown = await response.json().catch((cause: unknown) => {
    throw new ChatError('bad_value', { message: `form file ${source} is not JSON`, cause });
  });
  return parseForm(json);
}
