import { ChatError, isChatError, type SendOutcome } from '../../errors.js';
import type { Call } from '../../transport.js';

/** How one waiting call is settled. */
export interface Waiting<T> {
  resolve(value: T): void;
  reject(error: unknown): void;
  /** Whether it has been settled, by an abort for example. */
  readonly isDone: () => boolean;
}

/** The calls that wait for something; each is settled exactly once. */
export interface Calls {
  /**
   * Bounds work by its abort, by the time an answer may take, and by the connection's end.
   *
   * @param outcome what became of a send; absent for all else.
   * @param begin starts the work and answers how to stop it.
   */
  enter<T>(
    call: Call | undefined,
    begin: (own: Waiting<T>) => (() => void) | undefined,
    options?: { readonly outcome?: () => SendOutcome; readonly timeoutMs?: number },
  ): Promise<T>;
  /** Fails all waiting calls and every later one. */
  end(): void;
}

/** Makes the set of waiting calls. */
export function createCalls(answerMs: number): Calls {
  const waiting = new Set<(error: unknown) => void>();
  let isOver = false;
  const lost = () => new ChatError('connection_lost', { message: 'the connection is over' });

  return {
    enter(call, begin, { outcome, timeoutMs = answerMs } = {}) {
      const signal = call?.signal;
      let stop: (() => void) | undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      let isDone = false;
      let abort: () => void;
      let fail: (error: unknown) => void;
      return new Promise<never>((resolve, reject) => {
        fail = (error) => {
          isDone = true;
          if (outcome === undefined || !isChatError(error) || error.outcome !== undefined)
            return reject(error);
          const { code, message, limit } = error;
          reject(new ChatError(code, { message, outcome: outcome(), ...(limit !== undefined && { limit }) }));
        };
        abort = () => fail(new ChatError('aborted', { message: 'called off by its signal' }));
        if (signal?.aborted) return abort();
        if (isOver) return fail(lost());
        waiting.add(fail);
        signal?.addEventListener('abort', abort);
        if (timeoutMs > 0)
          timer = setTimeout(
            () => fail(new ChatError('timeout', { message: `no answer for ${timeoutMs} ms` })),
            timeoutMs,
          );
        stop = begin({ resolve: resolve as (value: unknown) => void, reject: fail, isDone: () => isDone });
      }).finally(() => {
        isDone = true;
        waiting.delete(fail);
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        stop?.();
      });
    },
    end() {
      isOver = true;
      for (const fail of [...waiting]) fail(lost());
    },
  };
}
