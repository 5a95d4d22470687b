import { ChatError, type ErrorCode, type ErrorDetails, errorKinds, type SendOutcome } from '../../errors.js';
import { toJson } from '../../toJson.js';
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
  fail(id: string | undefined, error: ChatError): void;
  /** The number of requests without an answer. */
  waiting(): number;
  /** Fails all waiting calls and every later one. */
  end(): void;
}

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
  fail(code: ErrorCode, outcome: SendOutcome, details?: ErrorDetails): void;
}

/** Makes the map of waiting calls. @param post hands a text to the socket and says whether it was open. */
export function createCalls(post: (text: string) => boolean, timeoutMs: number): Calls {
  const calls = new Map<string | undefined, Waiting>();
  let count = 0;
  let asked = 0;
  let over = false;

  /** Nothing has left before `begin`, so an outcome is only unknown from there on. It answers how to stop. */
  async function enter<T>(
    call: Call | undefined,
    isSend: boolean,
    begin: (own: Waiting, id: string) => () => void,
  ): Promise<T> {
    const id = `${++count}`;
    const signal = call?.signal;
    let stop: (() => void) | undefined;
    let abort = (): void => undefined;
    const answered = new Promise<T>((resolve, reject) => {
      const fail: Waiting['fail'] = (code, outcome, details) =>
        reject(new ChatError(code, isSend ? { ...details, outcome } : details));
      abort = () => fail('aborted', 'unknown');
      if (signal?.aborted) fail('aborted', 'not-sent');
      else if (over) fail('connection_lost', 'not-sent');
      else {
        const own = { resolve, reject, fail } as Waiting;
        calls.set(id, own);
        signal?.addEventListener('abort', abort);
        stop = begin(own, id);
      }
    });
    // A page's own `Promise` may have no `finally`.
    try {
      return await answered;
    } finally {
      calls.delete(id);
      signal?.removeEventListener('abort', abort);
      stop?.();
    }
  }

  return {
    async request<A extends Answer>(frame: Request, call?: Call, member?: keyof A) {
      const isSend = frame.type === 'send';
      const answer = await enter<A>(call, isSend, ({ fail }, id) => {
        const text = toJson({ ...frame, id });
        const timer = setTimeout(() => fail('timeout', 'unknown'), timeoutMs);
        asked++;
        // The server would close the connection, and core would come back with the same frame for ever.
        if (new TextEncoder().encode(text).length > maxFrameBytes) {
          fail('frame_too_large', 'not-sent', { limit: maxFrameBytes });
        } else if (!post(text)) fail('connection_lost', 'not-sent');
        return () => {
          asked--;
          clearTimeout(timer);
        };
      });
      if (!member || member in answer) return answer;
      const message = `ok.${String(member)}: expected it, got nothing`;
      throw new ChatError('bad_frame', { message, ...(isSend && { outcome: 'unknown' }) });
    },
    track: (work, call) =>
      enter(call, false, ({ resolve, reject }) => {
        const controller = new AbortController();
        work(controller.signal).then(resolve, reject);
        return () => controller.abort();
      }),
    answer(frame) {
      const own = calls.get(frame.id);
      if (frame.type === 'ok') own?.resolve(frame);
      // The server's own trouble may have come after its commit; every other refusal comes before.
      else own?.fail(frame.code, errorKinds[frame.code] === 'retryable' ? 'unknown' : 'not-sent', frame);
    },
    fail(id, { code, message }) {
      calls.get(id)?.fail(code, 'unknown', { message });
    },
    waiting: () => asked,
    end() {
      over = true;
      for (const own of calls.values()) own.fail('connection_lost', 'unknown');
    },
  };
}
