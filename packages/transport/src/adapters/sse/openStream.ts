import { ChatError } from '../../errors.js';
import { requestId } from '../../wire/requestId.js';
import type { Link, LinkOptions } from '../websocket/link.js';
import { toHttpError } from '../websocket/toHttpError.js';
import { createEventReader, type ServerEvent } from './createEventReader.js';
import { readStream } from './readStream.js';
import { toBatch } from './toBatch.js';

/** What the transport remembers between two streams. */
export interface StreamMemory {
  /** Whether something on the way holds back open responses: many short ones pass. */
  short: boolean;
}

/** How a stream is opened. */
export interface StreamOptions extends LinkOptions {
  readonly memory: StreamMemory;
  /** How long the first event may take before short responses are tried, in milliseconds. */
  readonly patienceMs: number;
  /** How long a request with frames may take, in milliseconds. */
  readonly requestMs: number;
}

const ping = '{"type":"ping"}';
// Requests are broken off at once; longer means that the platform has lost one.
const closeGraceMs = 1_000;
// What a WebSocket says that ended without a word.
const noCode = 1006;

/** Opens a stream of events, and sends frames as requests beside it: one at a time, so that their order holds. */
export function openStream(options: StreamOptions): Link {
  const { endpoints, cursor, memory, patienceMs, requestMs, onOpen, onText, onOver } = options;
  const queue: string[] = [];
  const running = new Set<Promise<void>>();
  const life = new AbortController();
  let down = new AbortController();
  let hello: string | undefined;
  let key: string | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;
  let isShort = memory.short;
  let frames = 0;
  let posting = false;
  let over = false;
  let settleGone: () => void;
  const gone = new Promise<void>((resolve) => {
    settleGone = resolve;
  });

  function finish(why?: ChatError, code?: number): void {
    if (over) return;
    over = true;
    clearTimeout(patience);
    life.abort();
    down.abort();
    const grace = setTimeout(settleGone, closeGraceMs);
    Promise.allSettled(running).then(() => {
      clearTimeout(grace);
      settleGone();
    });
    onOver(why, code);
  }
  /** Whatever breaks the work ends the link; what was broken off on purpose has said why already. */
  function run(work: Promise<void>): void {
    const guarded = work.catch(() => finish(undefined, noCode)).finally(() => running.delete(guarded));
    running.add(guarded);
  }
  /** By `fetch` alone: a `Request`, which libraries make of it, is something else on pages with MooTools. */
  async function ask(path: string, body: string, signal: AbortSignal): Promise<Response> {
    return fetch(endpoints.base + path, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(key === undefined && cursor && /^[!-~]+$/.test(cursor) && { 'last-event-id': cursor }),
      },
      credentials: 'omit',
      cache: 'no-store',
      signal,
    });
  }
  /** A refusal that is not about this visitor must not cost him his token: proxies have statuses too. */
  async function refused(response: Response): Promise<void> {
    const before = frames === 0;
    const lost = before ? 'connection_failed' : 'connection_lost';
    const error = await toHttpError(response, 'stream', { 404: lost }, lost);
    finish(error.kind === 'rejected' ? new ChatError(lost, { message: error.message }) : error);
  }

  function take({ type, data }: ServerEvent): void {
    if (over) return;
    if (type === 'link') {
      key = (JSON.parse(data) as { link: string }).link;
      pump();
    } else if (type === 'close') finish(undefined, (JSON.parse(data) as { code: number }).code);
    else if (type === 'message') {
      frames++;
      clearTimeout(patience);
      memory.short = isShort;
      onText(data);
    }
  }

  async function listen(body: string, short: boolean): Promise<void> {
    const { signal } = down;
    const path = `/v1/visitor/stream${endpoints.search}`;
    const mode = short ? `${endpoints.search ? '&' : '?'}mode=poll` : '';
    try {
      for (let said = body; !over; said = '') {
        const response = await ask(path + mode, said, signal);
        if (!response.ok) return await refused(response);
        const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
        const reader = createEventReader(take);
        const any = isStream && response.body && (await readStream(response.body, signal, reader));
        if (signal.aborted) return;
        // An open stream never ends without its last event, and a short one is never empty.
        if (!short || !any) return finish(undefined, noCode);
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  function open(): void {
    down.abort();
    down = new AbortController();
    key = undefined;
    run(listen(hello ?? '', isShort));
  }

  async function deliver(batch: readonly string[]): Promise<void> {
    const path = `/v1/visitor/frames${endpoints.search}`;
    const late = setTimeout(() => finish(undefined, noCode), requestMs);
    const response = await ask(path, batch.join('\n'), life.signal).finally(() => clearTimeout(late));
    if (response.status === 413) {
      // Nothing of it was taken: perhaps each alone is small enough.
      if (batch.length > 1) for (const text of batch) await deliver([text]);
      else {
        const message = 'The server, or a proxy before it, refuses a request of this size (status 413).';
        onText(
          JSON.stringify({ type: 'error', id: requestId(batch[0] ?? ''), code: 'frame_too_large', message }),
        );
      }
    } else if (!response.ok) await refused(response);
    else for (const text of (await response.text()).split('\n')) if (text && !over) onText(text);
  }

  async function drain(): Promise<void> {
    while (queue.length > 0 && !over) await deliver(toBatch(queue));
    posting = false;
  }

  function pump(): void {
    if (posting || key === undefined) return;
    posting = true;
    run(drain());
  }

  queueMicrotask(() => {
    if (!over) onOpen();
  });
  return {
    post(text) {
      if (over) return false;
      if (hello === undefined) {
        hello = text;
        open();
        if (!isShort) {
          patience = setTimeout(() => {
            isShort = true;
            open();
          }, patienceMs);
        }
      } else {
        queue.push(text);
        pump();
      }
      return true;
    },
    ping() {
      if (key !== undefined) run(deliver([ping]));
    },
    end(why) {
      // Nothing came behind the welcome: perhaps the proxy keeps what it has until there is more.
      if (why?.code === 'connection_lost' && frames === 1) memory.short = true;
      finish(why);
    },
    gone,
  };
}
