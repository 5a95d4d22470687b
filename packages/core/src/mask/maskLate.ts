import { ChatError } from '@comptoir/transport';
import { isSuspect } from './isSuspect.js';

/**
 * Masks the numbers of cards and bank accounts in all texts of a value. The code comes when there may be one.
 *
 * @throws ChatError `connection_failed` where the code cannot be had: what may be such a number does not leave.
 */
export async function maskLate<Value>(value: Value): Promise<Value> {
  if (!isSuspect(JSON.stringify(value))) return value;
  const { maskStrings } = await import('@comptoir/transport/mask').catch((cause) => {
    throw new ChatError('connection_failed', { cause });
  });
  return maskStrings(value);
}
