import { ChatError } from '../../errors.js';
import type { TransportEvent } from '../../transport.js';

/** Calls back once after `ms`; the answer calls it off. */
export type After = (ms: number, callback: () => void) => () => void;

/** The timers of the page. */
export const setTimer: After = (ms, callback) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/** The way between one connection and the backend, with its time of travel. */
export interface Link {
  /** Carries work there and its answer back. */
  call<T>(work: () => T, signal?: AbortSignal): Promise<T>;
  /** Lets events through; until then they are kept. */
  open(): void;
  push(event: TransportEvent): void;
  /** Ends every pending call with `error` and drops every timer; the first end counts. */
  end(error: ChatError): void;
}

/** @param latencyMs one way */
export function createLink(after: After, latencyMs: number, on: (event: TransportEvent) => void): Link {
  const pending = new Set<(error: ChatError) => void>();
  const events: TransportEvent[] = [];
  let over: ChatError | undefined;
  let isOpen = false;
  let stopFlush: (() => void) | undefined;

  function flush(): void {
    stopFlush = undefined;
    for (const event of events.splice(0)) {
      if (over) return;
      try {
        on(event);
      } catch (cause) {
        // The page hears of its own mistake; nobody else is harmed by it.
        (globalThis as { reportError?: (cause: unknown) => void }).reportError?.(cause);
      }
    }
  }

  function wake(): void {
    if (isOpen && !over && events.length > 0) stopFlush ??= after(latencyMs, flush);
  }

  return {
    call: (work, signal) =>
      new Promise((resolve, reject) => {
        let arrived = false;
        let stop: (() => void) | undefined;
        const done = () => {
          stop?.();
          pending.delete(fail);
          signal?.removeEventListener('abort', abort);
        };
        const fail = ({ code, message }: ChatError) => {
          done();
          reject(new ChatError(code, { message, outcome: arrived ? 'unknown' : 'not-sent' }));
        };
        const abort = () => fail(new ChatError('aborted', { message: 'called off by its signal' }));
        if (over) return fail(over);
        if (signal?.aborted) return abort();
        signal?.addEventListener('abort', abort);
        pending.add(fail);
        stop = after(latencyMs, () => {
          arrived = true;
          let settle: () => void;
          try {
            const answer = work();
            settle = () => resolve(answer);
          } catch (cause) {
            settle = () => reject(cause);
          }
          // The work itself may have cut this link.
          if (!over) {
            stop = after(latencyMs, () => {
              done();
              settle();
            });
          }
        });
      }),
    open() {
      isOpen = true;
      wake();
    },
    push(event) {
      events.push(event);
      wake();
    },
    end(error) {
      if (over) return;
      over = error;
      stopFlush?.();
      for (const fail of [...pending]) fail(error);
    },
  };
}
