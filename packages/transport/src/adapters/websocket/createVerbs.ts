import { ChatError } from '../../errors.js';
import type { Capabilities, Connection } from '../../transport.js';
import type { VisitorFrame } from '../../wire/visitorFrames.js';
import type { Calls } from './createCalls.js';
import { toAbsoluteFiles } from './toAbsoluteFiles.js';
import type { Endpoints } from './toEndpoints.js';

/** Everything of a connection but its life. */
export type Verbs = Omit<Connection, 'snapshot' | 'capabilities' | 'closed' | 'close' | 'find'>;

/** What the verbs work with. */
export interface VerbsOptions {
  readonly capabilities: Capabilities;
  readonly calls: Calls;
  readonly endpoints: Endpoints;
  /** The newest token. */
  token(): string;
  post(frame: VisitorFrame): void;
}

// As often as an operator's "is typing" needs a refresh; the server keeps it for 6 s.
const typingEveryMs = 3_000;

/** Makes the verbs; those that the server does not offer are absent. */
export function createVerbs({ capabilities, calls, endpoints, token, post }: VerbsOptions): Verbs {
  const { upload, history, receipts, typing, maxText } = capabilities;
  let typedAt = Number.NEGATIVE_INFINITY;
  let typed = false;

  return {
    async send(message, call) {
      if (message.parts.some((part) => part.kind === 'text' && part.text.length > maxText)) {
        throw new ChatError('message_too_large', { limit: maxText, outcome: 'not-sent' });
      }
      const { clientId, parts, intent } = message;
      const answer = await calls.request(
        { type: 'send', clientId, parts, ...(intent !== undefined && { intent }) },
        call,
      );
      if (!('duplicate' in answer)) {
        throw new ChatError('bad_frame', {
          message: 'ok: expected message, got nothing',
          outcome: 'unknown',
        });
      }
      const { cursor, duplicate } = answer;
      return { message: toAbsoluteFiles(answer.message, endpoints.base), cursor, duplicate };
    },
    ...(history && {
      async history({ before, after, limit }, call) {
        const answer = await calls.request(
          {
            type: 'history',
            limit: Math.min(limit, history.maxPage),
            ...(before !== undefined && { before }),
            ...(after !== undefined && { after }),
          },
          call,
        );
        if (!('messages' in answer)) {
          throw new ChatError('bad_frame', { message: 'ok: expected messages, got nothing' });
        }
        const { type, id, messages, ...page } = answer;
        return { ...page, messages: messages.map((message) => toAbsoluteFiles(message, endpoints.base)) };
      },
    }),
    ...(upload && {
      upload: (file, call) =>
        calls.track(async (signal) => {
          const lazy = await import('./uploadFile.js').catch((cause) => {
            throw new ChatError('connection_failed', { message: 'the upload code did not load', cause });
          });
          return lazy.uploadFile({ file, limits: upload, endpoints, token: token(), signal });
        }, call),
    }),
    ...(typing.out && {
      typing({ on, draft }) {
        const now = performance.now();
        if (on ? now - typedAt < typingEveryMs : !typed) return;
        typed = on;
        if (on) typedAt = now;
        post({ type: 'typing', on, ...(typing.out === 'draft' && draft !== undefined && { draft }) });
      },
    }),
    ...(receipts.markRead && {
      async markRead(upTo, call) {
        await calls.request({ type: 'read', upTo }, call);
      },
    }),
    ...(capabilities.rating && {
      async rate(conversation, rating, call) {
        await calls.request({ type: 'rate', conversation, rating }, call);
      },
    }),
    ...(capabilities.end && {
      async end(call) {
        await calls.request({ type: 'end' }, call);
      },
    }),
    ...(capabilities.offline === 'form' && {
      async leave(note, call) {
        await calls.request({ type: 'leave', ...note }, call);
      },
    }),
    ...(capabilities.context && {
      context(context) {
        post({ type: 'context', context });
      },
    }),
  };
}
