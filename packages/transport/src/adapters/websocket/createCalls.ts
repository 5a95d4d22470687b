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
import type { Loose } from './Loose.js';

/** Any answer that is no complaint. */
export type Answer = SentFrame | HistoryFrame | DoneFrame;

type Request = VisitorRequest extends infer F
  ? F extends { readonly id: string }
    ? Loose<Omit<F, 'id'>>
    : never
  : never;

/** The calls that wait for something; each is settled exactly once. */
export interface Calls {
  /** Sends a request and waits for its answer, which must have the `member`. */
  request<A extends Answer = DoneFrame>(frame: Request, call?: Call, member?: keyof A): Promise<A>;
  /** Bounds other work by the same abort and by the connection's end. */
  track<T>(work: (signal: AbortSignal) => Promise<T>, call?: Call): Promise<T>;
  answer(frame: Answer | ErrorFrame): void;
  /** Fails one waiting call, whose answer could not be read. */
  fail(id: string, error: ChatError): void;
  /** Fails all waiting calls and every later one. */
  end(): void;
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

  /** Nothing has left before `begin`, so an outcome is only unknown from there on. It answers how to stop. */
  function enter<T>(
    call: Call | undefined,
    isSend: boolean,
    begin: (own: Waiting, id: string) => (() => void) | undefined,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const id = `${++count}`;
      const signal = call?.signal;
      let stop: (() => void) | undefined;
      const abort = (): void => own.fail('aborted', 'unknown');
      const settle = (): void => {
        waiting.delete(id);
        signal?.removeEventListener('abort', abort);
        stop?.();
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
      if (signal?.aborted) own.fail('aborted', 'not-sent');
      else if (over) own.fail('connection_lost', 'not-sent');
      else {
        waiting.set(id, own);
        signal?.addEventListener('abort', abort);
        stop = begin(own, id);
      }
    });
  }

  return {
    request: (frame, call, member) =>
      enter(call, frame.type === 'send', (own, id) => {
        const text = JSON.stringify({ ...frame, id });
        // The server would close the connection, and core would come back with the same frame for ever.
        if (new TextEncoder().encode(text).length > maxFrameBytes) {
          own.fail('frame_too_large', 'not-sent', { limit: maxFrameBytes });
        } else if (post(text)) {
          const { resolve } = own;
          own.resolve = (answer) => {
            if (!member || member in (answer as Answer)) resolve(answer);
            else
              own.fail('bad_frame', 'unknown', { message: `ok.${String(member)}: expected it, got nothing` });
          };
          const timer = setTimeout(() => own.fail('timeout', 'unknown'), timeoutMs);
          return () => clearTimeout(timer);
        } else own.fail('connection_lost', 'not-sent');
        return undefined;
      }),
    track: (work, call) =>
      enter(call, false, (own) => {
        const controller = new AbortController();
        work(controller.signal).then(own.resolve, own.reject);
        return () => controller.abort();
      }),
    answer(frame) {
      const own = waiting.get(frame.id ?? '');
      if (frame.type === 'ok') own?.resolve(frame);
      // The server's own trouble may have come after its commit; every other refusal comes before.
      else own?.fail(frame.code, errorKinds[frame.code] === 'retryable' ? 'unknown' : 'not-sent', frame);
    },
    fail(id, { code, message }) {
      waiting.get(id)?.fail(code, 'unknown', { message });
    },
    end() {
      over = true;
      for (const own of waiting.values()) own.fail('connection_lost', 'unknown');
    },
  };
}
