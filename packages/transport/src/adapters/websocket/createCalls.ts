import { ChatError, type ErrorCode, type ErrorDetails, errorKinds, type SendOutcome } from '../../errors.js';
import type { Call } from '../../transport.js';
import {
  type DoneFrame,
  type ErrorFrame,
  type HistoryFrame,
  maxFrameBytes,
  type SentFrame,
  type VisitorRequest,
} from '../../wire/visitorFrames.js';

type WithoutId<F> = F extends { readonly id: string } ? Omit<F, 'id'> : never;

/** Any answer that is no complaint. */
export type Answer = SentFrame | HistoryFrame | DoneFrame;

/** The calls that wait for something; each is settled exactly once. */
export interface Calls {
  /** Sends a request and waits for its answer. */
  request(frame: WithoutId<VisitorRequest>, call?: Call): Promise<Answer>;
  /** Bounds other work by the same abort and by the connection's end. */
  track<T>(work: (signal: AbortSignal) => Promise<T>, call?: Call): Promise<T>;
  answer(frame: Answer | ErrorFrame): void;
  /** Fails one waiting call, whose answer could not be read. */
  fail(id: string, error: ChatError): void;
  /** Fails all waiting calls and every later one. */
  end(why: ChatError): void;
}

interface Waiting {
  resolve(answer: unknown): void;
  fail(code: ErrorCode, outcome: SendOutcome, details?: ErrorDetails): void;
  reject(error: ChatError): void;
}

/** Makes the map of waiting calls. @param post hands a text to the socket and says whether it was open. */
export function createCalls(post: (text: string) => boolean, timeoutMs: number): Calls {
  const waiting = new Map<string, Waiting>();
  let count = 0;
  let over = false;

  /** Nothing has left before `begin`, so an outcome is only unknown from there on. */
  function enter<T>(
    call: Call | undefined,
    isSend: boolean,
    begin: (own: Waiting, id: string, signal: AbortSignal) => void,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const id = `${++count}`;
      const outside = call?.signal;
      const inside = new AbortController();
      const abort = (): void => own.fail('aborted', 'unknown');
      const settle = (): void => {
        waiting.delete(id);
        outside?.removeEventListener('abort', abort);
        inside.abort();
      };
      const own: Waiting = {
        resolve(answer) {
          settle();
          resolve(answer as T);
        },
        fail(code, outcome, details) {
          own.reject(new ChatError(code, isSend ? { ...details, outcome } : details));
        },
        reject(error) {
          settle();
          reject(error);
        },
      };
      if (outside?.aborted) return own.fail('aborted', 'not-sent');
      if (over) return own.fail('connection_lost', 'not-sent');
      outside?.addEventListener('abort', abort);
      waiting.set(id, own);
      begin(own, id, inside.signal);
    });
  }

  return {
    request: (frame, call) =>
      enter(call, frame.type === 'send', (own, id, signal) => {
        const text = JSON.stringify({ ...frame, id });
        // The server would close the connection, and core would come back with the same frame for ever.
        if (new TextEncoder().encode(text).length > maxFrameBytes) {
          return own.fail('frame_too_large', 'not-sent', { limit: maxFrameBytes });
        }
        if (!post(text)) return own.fail('connection_lost', 'not-sent');
        const timer = setTimeout(() => own.fail('timeout', 'unknown'), timeoutMs);
        signal.addEventListener('abort', () => clearTimeout(timer));
      }),
    track: (work, call) =>
      enter(call, false, (own, _id, signal) => {
        work(signal).then(own.resolve, own.reject);
      }),
    answer(frame) {
      const own = waiting.get(frame.id ?? '');
      if (frame.type === 'ok') return own?.resolve(frame);
      // The server's own trouble may have come after its commit; every other refusal comes before.
      own?.fail(frame.code, errorKinds[frame.code] === 'retryable' ? 'unknown' : 'not-sent', frame);
    },
    fail(id, { code, message }) {
      waiting.get(id)?.fail(code, 'unknown', { message });
    },
    end({ code, message }) {
      over = true;
      for (const own of waiting.values()) own.fail(code, 'unknown', { message });
    },
  };
}
