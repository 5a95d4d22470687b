import { ChatError, type SendOutcome } from '../../errors.js';
import type { Call } from '../../transport.js';

/** What the work behind a call is given, in place of what its caller gave. */
export interface Own extends Call {
  /** Aborted as soon as the call is settled, whichever way. */
  readonly signal: AbortSignal;
  /** What is to be said of a send that fails; absent for all else. */
  outcome?: SendOutcome | undefined;
}

/** How a call is bounded beside its abort and the connection's end. */
export interface Bounds {
  /** Milliseconds it may take; 0 where the work has bounds of its own. @default what an answer may take */
  readonly timeoutMs?: number;
  /** What is to be said of a send as long as its work says nothing else. */
  readonly outcome?: SendOutcome;
}

/** The calls that wait for something; each is settled exactly once. */
export interface Calls {
  enter<T>(call: Call | undefined, work: (own: Own) => Promise<T>, bounds?: Bounds): Promise<T>;
  /** Fails all waiting calls, and every later one. */
  end(why?: ChatError): void;
}

/** Makes the set of waiting calls. */
export function createCalls(answerMs: number): Calls {
  const waiting = new Set<(error: unknown) => void>();
  let isOver = false;
  const lost = () => new ChatError('connection_lost', { message: 'the connection is over' });

  return {
    enter: (call, work, { timeoutMs = answerMs, outcome } = {}) =>
      new Promise((resolve, reject) => {
        const controller = new AbortController();
        const own: Own = { signal: controller.signal, outcome };
        const caller = call?.signal;
        let timer: ReturnType<typeof setTimeout> | undefined;
        const settle = () => {
          waiting.delete(fail);
          clearTimeout(timer);
          caller?.removeEventListener('abort', abort);
          controller.abort();
        };
        const fail = (error: unknown) => {
          settle();
          if (error instanceof ChatError && own.outcome) Object.assign(error, { outcome: own.outcome });
          reject(error);
        };
        const abort = () => fail(new ChatError('aborted', { message: 'called off by its signal' }));
        if (caller?.aborted) return abort();
        if (isOver) return fail(lost());
        waiting.add(fail);
        caller?.addEventListener('abort', abort);
        if (timeoutMs > 0)
          timer = setTimeout(
            () => fail(new ChatError('timeout', { message: `no answer for ${timeoutMs} ms` })),
            timeoutMs,
          );
        work(own).then((value) => {
          settle();
          resolve(value);
        }, fail);
      }),
    end(why) {
      isOver = true;
      for (const fail of [...waiting]) fail(why ?? lost());
    },
  };
}
