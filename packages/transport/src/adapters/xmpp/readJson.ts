import { ChatError } from '../../errors.js';

/** Reads JSON out of one of our own elements. @throws ChatError `bad_frame`; its text is not repeated. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ChatError('bad_frame', { message: 'no JSON' });
  }
}
