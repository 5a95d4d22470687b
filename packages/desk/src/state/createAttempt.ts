import { type ErrorCode, isChatError } from '@comptoir/transport';
import { texts } from '../texts.js';

/** Runs something that may fail; a failure is said, and the answer is whether there was none. */
export type Attempt = (
  work: () => Promise<unknown>,
  /** For codes that mean something else here than elsewhere. */
  words?: Partial<Readonly<Record<ErrorCode, string>>>,
) => Promise<boolean>;

/** @param say shows a line to the operator. */
export function createAttempt(say: (text: string) => void): Attempt {
  return async (work, words = {}) => {
    try {
      await work();
      return true;
    } catch (error) {
      const code = isChatError(error) ? error.code : 'server_failed';
      say(words[code] ?? texts.error(code));
      return false;
    }
  };
}
