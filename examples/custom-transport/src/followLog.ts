import { ChatError, isChatError, type TransportEvent } from '@comptoir/transport';
import type { Requests } from './createRequests.js';
import type { LogAnswer } from './kontor.js';
import { toAvailability, toConversation, toCursor, toMessage } from './toModel.js';

/** What is followed, from where, and who is told. */
export interface FollowOptions {
  readonly requests: Requests;
  /** What the snapshot was made of: the stream goes on behind it. */
  readonly from: LogAnswer & { readonly number: number };
  /** How long Kontor may hold an answer back while there is no news. */
  readonly waitMs: number;
  readonly signal: AbortSignal;
  tell(event: TransportEvent): void;
}

/** Silence of this much more than what was asked for is a dead line. */
const graceMs = 5_000;

/**
 * Asks for news, again and again, until the signal fires.
 *
 * @returns why it cannot go on.
 */
export async function followLog(options: FollowOptions): Promise<ChatError> {
  const { requests, waitMs, signal, tell } = options;
  let { number, state } = options.from;
  let room = JSON.stringify(options.from.room);
  let { staffed } = options.from;
  for (;;) {
    const query = new URLSearchParams({
      after: toCursor(options.from.log, number),
      state,
      wait: String(waitMs),
    });
    let news: LogAnswer;
    try {
      news = await requests.request<LogAnswer>('get', `/log?${query}`, {
        signal,
        timeoutMs: waitMs + Math.min(graceMs, waitMs),
      });
      // Read whole before anything is told: half an answer must not move the position.
      const events = news.entries.map((entry): [number, TransportEvent] => [
        entry.number,
        { type: 'message', message: toMessage(entry), cursor: toCursor(news.log, entry.number) },
      ]);
      if (!news.more && JSON.stringify(news.room) !== room) {
        room = JSON.stringify(news.room);
        if (news.room) tell({ type: 'conversation', conversation: toConversation(news.room) });
      }
      for (const [next, event] of events) {
        if (signal.aborted) break;
        tell(event);
        number = next;
      }
    } catch (cause) {
      if (isChatError(cause) && cause.code !== 'bad_frame') return cause;
      if (signal.aborted) return new ChatError('aborted');
      tell({ type: 'error', error: new ChatError('bad_frame', { cause }) });
      continue;
    }
    if (signal.aborted) return new ChatError('aborted');
    state = news.state;
    if (news.staffed !== staffed) {
      staffed = news.staffed;
      tell({ type: 'availability', availability: toAvailability(news) });
    }
  }
}
