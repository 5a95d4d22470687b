import { ChatError, type ErrorDetails } from '@comptoir/transport';
import type { OperatorRequest, ServerToOperatorFrame } from '@comptoir/transport/wire';
import type { DeskEnvironment } from './deskEnvironment.js';

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** A request before it has its id. */
export type RequestBody = WithoutId<OperatorRequest>;

/** A positive answer. */
export type OkFrame = Extract<ServerToOperatorFrame, { type: 'ok' }>;

/** Pairs requests with their answers on one desk; ids are never reused. */
export interface Requests {
  /** @throws ChatError the server's, or `timeout`, or what `failAll` was given. */
  ask(body: RequestBody): Promise<OkFrame>;
  /** True when the frame was an answer to one of ours. */
  settle(frame: ServerToOperatorFrame): boolean;
  /** Everything still waiting is over: the connection is gone. */
  failAll(error: ChatError): void;
}

interface Waiting {
  resolve(frame: OkFrame): void;
  reject(error: ChatError): void;
  stopTimer(): void;
}

/** A healthy server answers in milliseconds; after this the socket is taken for dead. */
const answerTimeoutMs = 15_000;

/** What {@link createRequests} is made of. */
export interface RequestsOptions {
  readonly environment: Pick<DeskEnvironment, 'after'>;
  /** Writes one frame; throws when there is no connection. */
  write(frame: OperatorRequest): void;
  /** No answer came in time; the connection should be given up. */
  onTimeout(): void;
}

/** Makes the book of open requests. */
export function createRequests({ environment, write, onTimeout }: RequestsOptions): Requests {
  const waiting = new Map<string, Waiting>();
  let last = 0;

  function take(id: string): Waiting | undefined {
    const entry = waiting.get(id);
    waiting.delete(id);
    entry?.stopTimer();
    return entry;
  }

  return {
    ask(body) {
      const id = `d${++last}`;
      return new Promise<OkFrame>((resolve, reject) => {
        const stopTimer = environment.after(answerTimeoutMs, () => {
          take(id)?.reject(new ChatError('timeout', { message: `No answer to ${body.type} in time.` }));
          onTimeout();
        });
        waiting.set(id, { resolve, reject, stopTimer });
        try {
          write({ ...body, id } as OperatorRequest);
        } catch (cause) {
          take(id)?.reject(new ChatError('connection_lost', { outcome: 'not-sent', cause }));
        }
      });
    },
    settle(frame) {
      if ((frame.type !== 'ok' && frame.type !== 'error') || frame.id === undefined) return false;
      const entry = take(frame.id);
      if (entry === undefined) return true;
      if (frame.type === 'ok') entry.resolve(frame);
      else entry.reject(new ChatError(frame.code, frame satisfies ErrorDetails));
      return true;
    },
    failAll(error) {
      for (const id of [...waiting.keys()]) take(id)?.reject(error);
    },
  };
}
