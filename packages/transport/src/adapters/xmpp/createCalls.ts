import { ChatError } from '../../errors.js';
import type { Call } from '../../transport.js';

/** The calls that wait for something; each is settled exactly once. */
export interface Calls {
  /**
   * Bounds `work` by the caller's signal, by the connection's end, and by `timeoutMs`; 0 where the work has bounds
   * of its own. The signal it is given is aborted as soon as the call is settled, whichever way.
   *
   * @param timeoutMs milliseconds. @default what an answer may take
   * @throws ChatError `aborted`, `connection_lost`, `timeout`, or what the work says.
   */
  enter<T>(call: Call | undefined, work: (signal: AbortSignal) => Promise<T>, timeoutMs?: number): Promise<T>;
  /** Fails all waiting calls, and every later one. */
  end(): void;
}

/** Makes the set of waiting calls. */
export function createCalls(answerMs: number): Calls {
  const waiting = new Set<() => void>();
  let isOver = false;

  return {
    enter: (call, work, timeoutMs = answerMs) =>
      new Promise((resolve, reject) => {
        const controller = new AbortController();
        const { signal } = controller;
        const fail = (error: unknown) => {
          reject(error);
          controller.abort();
        };
        const abort = () => fail(new ChatError('aborted'));
        const lose = () => fail(new ChatError('connection_lost', { message: 'the connection is over' }));
        if (call?.signal?.aborted) return abort();
        if (isOver) return lose();
        const timer =
          timeoutMs &&
          setTimeout(
            () => fail(new ChatError('timeout', { message: `no answer for ${timeoutMs} ms` })),
            timeoutMs,
          );
        waiting.add(lose);
        call?.signal?.addEventListener('abort', abort, { signal });
        signal.addEventListener('abort', () => {
          waiting.delete(lose);
          clearTimeout(timer);
        });
        work(signal).then((value) => {
          resolve(value);
          controller.abort();
        }, fail);
      }),
    end() {
      isOver = true;
      for (const lose of waiting) lose();
    },
  };
}
