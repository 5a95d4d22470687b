import { ChatError } from '../../errors.js';
import type { Message } from '../../model.js';
import { toJson } from '../../toJson.js';
import type { Capabilities } from '../../transport.js';
import type { HistoryFrame, SentFrame, VisitorFrame } from '../../wire/visitorFrames.js';
import { type Calls, createCalls } from './createCalls.js';
import { fitContext } from './fitContext.js';
import type { Loose } from './Loose.js';
import type { Endpoints } from './toEndpoints.js';
import type { Verbs } from './verbs.js';

/** What is done over one connection once something is asked of it. */
export interface Late extends Pick<Calls, 'answer' | 'fail' | 'waiting' | 'end'> {
  /** Does what a verb is for, with what it was given. */
  run(name: keyof Verbs, given: readonly unknown[]): unknown;
}

/** What the verbs work with. */
export interface LateOptions {
  readonly capabilities: Capabilities;
  readonly endpoints: Endpoints;
  readonly answerTimeoutMs: number;
  /** Makes the addresses of a message's files absolute. */
  absolute(message: Message): Message;
  /** The newest token. */
  token(): string;
  /** Hands a text to the link; whether that was open. */
  post(text: string): boolean;
  /** A request is on its way. */
  asked(): void;
}

/** Makes the verbs, and the calls that wait for their answers. */
export function createLate(options: LateOptions): Late {
  const { capabilities, endpoints, absolute, token, post } = options;
  const { history, typing, upload, maxText } = capabilities;
  const calls = createCalls((text) => {
    options.asked();
    return post(text);
  }, options.answerTimeoutMs);
  const tell = (frame: Loose<VisitorFrame>): void => void post(toJson(frame));
  const done = async (...request: Parameters<Calls['request']>): Promise<void> => {
    await calls.request(...request);
  };

  const verbs: Required<Verbs> = {
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
    async history(query, call) {
      const { maxPage } = history || { maxPage: query.limit };
      const { type, id, messages, ...page } = await calls.request<HistoryFrame>(
        { type: 'history', ...query, limit: Math.min(query.limit, maxPage) },
        call,
        'messages',
      );
      return { ...page, messages: messages.map(absolute) };
    },
    upload: (file, call) =>
      calls.track(async (signal) => {
        const { uploadFile } = await import('./uploadFile.js').catch((cause) => {
          throw new ChatError('connection_failed', { cause });
        });
        return uploadFile({ file, limits: upload, endpoints, token: token(), signal });
      }, call),
    markRead: (upTo, call) => done({ type: 'read', upTo }, call),
    rate: (conversation, rating, call) => done({ type: 'rate', conversation, rating }, call),
    end: (call) => done({ type: 'end' }, call),
    leave: (note, call) => done({ type: 'leave', ...note }, call),
    typing({ on, draft }) {
      tell({ type: 'typing', on, draft: typing.out === 'draft' ? draft?.slice(0, maxText) : undefined });
    },
    context: (context) => tell({ type: 'context', context: fitContext(context) }),
  };
  return {
    ...calls,
    run: (name, given) => (verbs[name] as (...of: readonly unknown[]) => unknown)(...given),
  };
}
