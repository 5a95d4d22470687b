import { ChatError } from '../../errors.js';
import type { Message } from '../../model.js';
import type { Capabilities, Connection } from '../../transport.js';
import type { HistoryFrame, SentFrame, VisitorFrame } from '../../wire/visitorFrames.js';
import type { Calls } from './createCalls.js';
import { fitContext } from './fitContext.js';
import type { Loose } from './Loose.js';
import type { Endpoints } from './toEndpoints.js';

/** Everything of a connection but its life. */
export type Verbs = Omit<Connection, 'snapshot' | 'capabilities' | 'closed' | 'close' | 'find'>;

/** What the verbs work with. */
export interface VerbsOptions {
  readonly capabilities: Capabilities;
  readonly calls: Calls;
  readonly endpoints: Endpoints;
  /** Makes the addresses of a message's files absolute. */
  absolute(message: Message): Message;
  /** The newest token. */
  token(): string;
  post(frame: Loose<VisitorFrame>): void;
}

/** Makes the verbs; those that the server does not offer are absent. */
export function createVerbs({ capabilities, calls, endpoints, absolute, token, post }: VerbsOptions): Verbs {
  const { upload, history, receipts, typing, maxText } = capabilities;
  const done = async (...request: Parameters<Calls['request']>): Promise<void> => {
    await calls.request(...request);
  };

  return {
    async send({ clientId, parts, intent }, call) {
      if (parts.some((part) => part.kind === 'text' && part.text.length > maxText)) {
        throw new ChatError('message_too_large', { limit: maxText, outcome: 'not-sent' });
      }
      const { message, cursor, duplicate } = await calls.request<SentFrame>(
        { type: 'send', clientId, parts, intent },
        call,
        'message',
      );
      return { message: absolute(message), cursor, duplicate };
    },
    ...(history && {
      async history(query, call) {
        const { type, id, messages, ...page } = await calls.request<HistoryFrame>(
          { type: 'history', ...query, limit: Math.min(query.limit, history.maxPage) },
          call,
          'messages',
        );
        return { ...page, messages: messages.map(absolute) };
      },
    }),
    ...(upload && {
      upload: (file, call) =>
        calls.track(async (signal) => {
          const { uploadFile } = await import('./uploadFile.js').catch((cause) => {
            throw new ChatError('connection_failed', { cause });
          });
          return uploadFile({ file, limits: upload, endpoints, token: token(), signal });
        }, call),
    }),
    ...(typing.out && {
      typing({ on, draft }) {
        post({ type: 'typing', on, draft: typing.out === 'draft' ? draft?.slice(0, maxText) : undefined });
      },
    }),
    ...(receipts.markRead && {
      markRead: (upTo, call) => done({ type: 'read', upTo }, call),
    }),
    ...(capabilities.rating && {
      rate: (conversation, rating, call) => done({ type: 'rate', conversation, rating }, call),
    }),
    ...(capabilities.end && {
      end: (call) => done({ type: 'end' }, call),
    }),
    ...(capabilities.offline === 'form' && {
      leave: (note, call) => done({ type: 'leave', ...note }, call),
    }),
    ...(capabilities.context && {
      context(context) {
        post({ type: 'context', context: fitContext(context) });
      },
    }),
  };
}
