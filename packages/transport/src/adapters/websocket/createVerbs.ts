import { ChatError, type SendOutcome } from '../../errors.js';
import type { Call, Capabilities } from '../../transport.js';
import type { Late } from './createLate.js';
import type { Verbs } from './verbs.js';

let part: Promise<typeof import('./createLate.js')> | undefined;
let isHere = false;

/** The part that nobody needs before the first letter; fetched once for all connections, and again if that failed. */
function fetchPart(): Promise<typeof import('./createLate.js')> {
  part ??= import('./createLate.js').catch((cause) => {
    part = undefined;
    const outcome: SendOutcome = 'not-sent';
    throw new ChatError('connection_failed', { cause, outcome });
  });
  return part;
}

/** The part; rejects at once when whoever waits for it gives up. */
function waitForPart(signal?: AbortSignal): ReturnType<typeof fetchPart> {
  const fetched = fetchPart();
  // Once it is here, calls look after their signals themselves.
  if (isHere) return fetched;
  return new Promise((resolve, reject) => {
    const outcome: SendOutcome = 'not-sent';
    const abort = () => reject(new ChatError('aborted', { outcome }));
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    fetched.then(resolve, reject).finally(() => signal?.removeEventListener('abort', abort));
  });
}

/**
 * Makes the verbs; those that the server does not offer are absent.
 *
 * What they do comes with the first of them: calls wait for it in their order.
 */
export function createVerbs(
  { upload, history, receipts, rating, end, offline, typing, context }: Capabilities,
  begin: (part: typeof import('./createLate.js')) => Late,
): Verbs {
  const { markRead } = receipts;
  const leave = offline === 'form';
  const offered = {
    send: 1,
    upload,
    history,
    markRead,
    rate: rating,
    end,
    leave,
    typing: typing.out,
    context,
  };
  const verbs: Record<string, unknown> = {};
  for (const [name, isOffered] of Object.entries(offered)) {
    if (!isOffered) continue;
    verbs[name] = (...given: unknown[]) => {
      // Every verb that can be aborted is told so by the last of what it is given.
      const { signal } = Object(given.at(-1)) as Call;
      const work = waitForPart(signal).then((part) => {
        isHere = true;
        return begin(part).run(name as keyof Verbs, given);
      });
      // Of typing and the like nobody asks what became of it.
      work.catch(() => 0);
      return work;
    };
  }
  return verbs as unknown as Verbs;
}
