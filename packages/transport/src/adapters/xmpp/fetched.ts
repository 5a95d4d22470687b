import { ChatError } from '../../errors.js';

/** A part of the adapter once it is here. @throws ChatError `connection_failed` */
export function fetched<T>(part: Promise<T>): Promise<T> {
  return part.catch((cause) => {
    throw new ChatError('connection_failed', { message: 'a part of the adapter', cause });
  });
}
