import type { ChatError } from '../../errors.js';
import type { Call } from '../../transport.js';
import type { Calls } from './createCalls.js';
import type { Speech } from './createSpeech.js';
import type { Talk } from './createTalk.js';

type Method = (...values: readonly unknown[]) => Promise<unknown>;

const names = 'send find history markRead rate end leave typing context upload'.split(' ');

/** Makes the methods. What they do comes with the first of them: calls wait for it in their order. */
export function createVerbs(calls: Calls, hasUpload: boolean, fetchTalk: () => Promise<Talk>): Speech {
  const toVerb = (name: string) => {
    const verb: Method = async (...values) => {
      // The last value is the call's where there is one, and nothing else has a signal.
      const talk = await calls
        .enter(values.at(-1) as Call | undefined, fetchTalk, 0)
        .catch((error: ChatError) => {
          throw Object.assign(error, { outcome: 'not-sent' });
        });
      return (talk as unknown as Readonly<Record<string, Method>>)[name]?.(...values);
    };
    // Told and forgotten; the next call that is asked for says what is wrong.
    return /^[tc]/.test(name) ? (value: unknown) => void verb(value).catch(() => undefined) : verb;
  };
  const offered = hasUpload ? names : names.slice(0, -1);
  return Object.fromEntries(offered.map((name) => [name, toVerb(name)])) as unknown as Speech;
}
