import {
  ChatError,
  type Connection,
  isChatError,
  type Snapshot,
  type Transport,
  type TransportEvent,
} from '@comptoir/transport';
import { createRequests, type Requests } from './createRequests.js';
import { createVerbs } from './createVerbs.js';
import { followLog } from './followLog.js';
import type { LogAnswer } from './kontor.js';
import { kontorCapabilities } from './kontorCapabilities.js';
import { toAvailability, toConversation, toCursor, toMessage } from './toModel.js';

/** How Kontor is reached. */
export interface KontorOptions {
  /** Base address, `https://kontor.example/api`. */
  readonly url: string;
  /** How long Kontor may hold an answer back while there is no news, in milliseconds. @default 25000 */
  readonly waitMs?: number;
  /** How long any other answer may take, in milliseconds. @default 15000 */
  readonly timeoutMs?: number;
}

/** The newest page, or everything after the cursor when Kontor still knows it. */
async function readLog(
  { request }: Requests,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<{ answer: LogAnswer; complete: boolean }> {
  const options = { signal, isPatient: true };
  if (cursor !== undefined) {
    const query = new URLSearchParams({ after: cursor });
    const answer = await request<LogAnswer>('get', `/log?${query}`, options).catch((cause: unknown) => {
      if (isChatError(cause) && cause.code === 'cursor_unknown') return undefined;
      throw cause;
    });
    if (answer) return { answer, complete: true };
  }
  return { answer: await request<LogAnswer>('get', '/log', options), complete: false };
}

/** Speaks to Kontor by REST: news by asking again and again, messages by POST. */
export function kontorTransport({ url, waitMs = 25_000, timeoutMs = 15_000 }: KontorOptions): Transport {
  const base = url.replace(/\/$/, '');
  return {
    name: 'kontor',
    capabilities: kontorCapabilities,
    async connect(hello, on, signal): Promise<Connection> {
      // What cannot stand in a header was never given out by Kontor.
      if (hello.session !== undefined && !/^[\w-]+$/.test(hello.session))
        throw new ChatError('token_unknown');
      const anonymous = createRequests(base, undefined, timeoutMs);
      const guest =
        hello.session ?? (await anonymous.request<{ guest: string }>('post', '/guests', { signal })).guest;
      const requests = createRequests(base, guest, timeoutMs);
      const { answer, complete } = await readLog(requests, hello.cursor, signal);
      const number = answer.entries.at(-1)?.number ?? Number(hello.cursor?.split('.')[1] ?? 0);
      const position = complete ? number : (answer.entries.at(-1)?.number ?? 0);
      const snapshot: Snapshot = {
        session: guest,
        messages: answer.entries.map(toMessage),
        cursor: toCursor(answer.log, position),
        complete,
        earlier: !complete && answer.more,
        availability: toAvailability(answer),
        serverTime: Date.parse(answer.at),
        ...(answer.room && { conversation: toConversation(answer.room) }),
      };

      const life = new AbortController();
      const tell = (event: TransportEvent): void => {
        if (life.signal.aborted) return;
        try {
          on(event);
        } catch (cause) {
          // The listener's bug is the page's to see; the connection goes on.
          globalThis.reportError?.(cause);
        }
      };
      // One turn later: whoever connected has the snapshot by then.
      const followed = Promise.resolve().then(() =>
        followLog({ requests, from: { ...answer, number: position }, waitMs, signal: life.signal, tell }),
      );
      let loss: ChatError | undefined;
      const lose = (error: ChatError): void => {
        if (life.signal.aborted) return;
        loss = asLoss(error);
        life.abort();
      };
      const closed = followed.then((error) => {
        lose(error);
        return loss;
      });
      return {
        snapshot,
        capabilities: kontorCapabilities,
        closed,
        ...createVerbs(requests, life.signal, lose),
        async close() {
          life.abort();
          await followed;
        },
      };
    },
  };
}

/** A connection that stood and fell has been lost, whatever the request called it. */
function asLoss(error: ChatError): ChatError {
  return error.kind === 'retryable' ? new ChatError('connection_lost', { cause: error }) : error;
}
