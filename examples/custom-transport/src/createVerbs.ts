import { ChatError, type Connection, type Message, toPlainText } from '@comptoir/transport';
import { createLane } from './createLane.js';
import type { RequestOptions, Requests } from './createRequests.js';
import type { LogAnswer, PostAnswer, Stars } from './kontor.js';
import { kontorCapabilities } from './kontorCapabilities.js';
import { toCursor, toMessage } from './toModel.js';

/** Everything of a connection but its life. */
export type Verbs = Required<Pick<Connection, 'send' | 'history' | 'rate' | 'end'>>;

/**
 * @param life ends with the connection; every call under way then rejects.
 * @param onLost the line has failed, so nothing else may go over it: a message that left behind a lost one would
 * overtake it.
 */
export function createVerbs(
  requests: Requests,
  life: AbortSignal,
  onLost: (error: ChatError) => void,
): Verbs {
  // Two requests of one page overtake each other on the way: messages leave one by one.
  const inLane = createLane();

  /** A call that ends with its own signal, or with the connection. */
  async function ask<Answer>(
    method: 'get' | 'post',
    path: string,
    { signal, ...options }: RequestOptions,
  ): Promise<Answer> {
    if (life.aborted) throw new ChatError('connection_lost', options.isSend ? { outcome: 'not-sent' } : {});
    const both = signal ? AbortSignal.any([signal, life]) : life;
    return requests.request<Answer>(method, path, { ...options, signal: both }).catch((cause: ChatError) => {
      if (cause.code === 'connection_failed' || cause.code === 'timeout') onLost(cause);
      if (cause.code !== 'aborted' || signal?.aborted) throw cause;
      const { outcome } = cause;
      throw new ChatError('connection_lost', { cause, ...(outcome && { outcome }) });
    });
  }

  /** Rejects the moment the signal fires, also while it waits in the lane. */
  function orAborted<Result>(signal: AbortSignal | undefined, work: Promise<Result>): Promise<Result> {
    if (!signal) return work;
    return new Promise((resolve, reject) => {
      const abort = () => reject(new ChatError('aborted', { outcome: 'unknown' }));
      signal.addEventListener('abort', abort);
      work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
    });
  }

  return {
    async send({ clientId, parts }, { signal } = {}) {
      const text = toPlainText(parts);
      const { maxText: limit } = kontorCapabilities;
      if (signal?.aborted) throw new ChatError('aborted', { outcome: 'not-sent' });
      if (text.trim() === '') throw new ChatError('empty_message', { outcome: 'not-sent' });
      if (text.length > limit) throw new ChatError('message_too_large', { outcome: 'not-sent', limit });
      const body = { key: clientId, text };
      const posted = inLane(() => ask<PostAnswer>('post', '/log', { body, signal, isSend: true }));
      const { log, entry, known } = await orAborted(signal, posted);
      return { message: toMessage(entry), cursor: toCursor(log, entry.number), duplicate: known };
    },
    async history({ before, after, limit }, { signal } = {}) {
      const query = new URLSearchParams({
        limit: String(Math.min(limit, kontorCapabilities.history ? kontorCapabilities.history.maxPage : 0)),
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      });
      const { log, entries, more } = await ask<LogAnswer>('get', `/log?${query}`, { signal });
      const messages: readonly Message[] = entries.map(toMessage);
      const [first] = entries;
      const last = entries.at(-1);
      const earlier = after === undefined ? more : first !== undefined && first.number > 1;
      return {
        messages,
        ...(first && earlier && { before: toCursor(log, first.number) }),
        ...(last && { after: toCursor(log, last.number) }),
      };
    },
    async rate(conversation, { score, comment, solved }, { signal } = {}) {
      if (!Number.isInteger(score) || score < 1 || score > 5) {
        throw new ChatError('bad_value', { message: `rate: expected 1 to 5, got ${score}` });
      }
      const body: Stars = {
        count: score,
        ...(comment !== undefined && { words: comment }),
        ...(solved !== undefined && { solved }),
      };
      await ask('post', `/rooms/${encodeURIComponent(conversation)}/stars`, { body, signal });
    },
    async end({ signal } = {}) {
      await ask('post', '/rooms/current/close', { signal });
    },
  };
}
