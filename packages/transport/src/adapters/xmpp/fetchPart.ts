import { ChatError } from '../../errors.js';

/** Fetches a part of the adapter that is not always needed. @throws ChatError `connection_failed` */
export async function fetchPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new ChatError('connection_failed', {
      message: 'a part of the adapter',
      cause,
      outcome: 'not-sent',
    });
  }
}
