import {
  type Capabilities,
  ChatError,
  type Connection,
  type Hello,
  type Message,
  type Outgoing,
  type Sent,
  type Snapshot,
  type Transport,
  type TransportEvent,
} from '@comptoir/transport';

/** A backend that can do everything. */
export const fullCapabilities: Capabilities = {
  typing: { out: 'draft', in: true },
  receipts: { delivered: true, read: true, markRead: true },
  upload: { maxBytes: 1000, types: ['image/png'], progress: true },
  rating: { scale: 5, comment: true },
  queue: 'position+time',
  offline: 'form',
  departments: true,
  end: true,
  edit: false,
  forms: true,
  context: true,
  maxText: 1000,
  history: { before: true, after: true, maxPage: 50 },
  dedupe: 'server',
  resume: 'cursor',
  tabs: 'many',
};

/** A stored message, the nth of its log. */
export function messageOf(n: number, rest: Partial<Message> = {}): Message {
  return {
    id: `m${n}`,
    order: String(n).padStart(6, '0'),
    conversation: 'c1',
    at: n,
    from: 'operator',
    parts: [{ kind: 'text', text: `text ${n}` }],
    ...rest,
  };
}

/** What a backend knows of a new visitor. */
export function snapshotOf(rest: Partial<Snapshot> = {}): Snapshot {
  return {
    session: 'token-1',
    messages: [],
    complete: false,
    earlier: false,
    availability: { online: true, intents: {} },
    serverTime: 1_700_000_000_000,
    ...rest,
  };
}

/** One call of the session that the test answers. */
export interface PendingSend {
  readonly message: Outgoing;
  readonly signal: AbortSignal | undefined;
  ack(n: number, rest?: Partial<Sent>): Message;
  fail(error: ChatError): void;
}

/** One attempt of the session to connect, and the connection that came of it. */
export interface Attempt {
  readonly hello: Hello;
  readonly signal: AbortSignal;
  accept(snapshot?: Partial<Snapshot>, capabilities?: Capabilities): void;
  refuse(error: unknown): void;
  emit(event: TransportEvent): void;
  drop(error?: ChatError): void;
  readonly sends: PendingSend[];
  /** Other calls, by name, in order. */
  readonly calls: { name: string; args: readonly unknown[] }[];
  isClosed: boolean;
}

/** A transport whose backend is the test. */
export interface ScriptedTransport extends Transport {
  readonly attempts: Attempt[];
  /** The newest attempt. */
  last(): Attempt;
}

/** Optional methods of a connection that the test plays; recorded in `calls` either way. */
export type Methods = Partial<
  Pick<Connection, 'find' | 'history' | 'upload' | 'markRead' | 'rate' | 'end' | 'leave'>
>;

/** Makes a transport that waits for the test at every step. */
export function createScriptedTransport(
  capabilities: Capabilities = fullCapabilities,
  methods: Methods = {},
): ScriptedTransport {
  const attempts: Attempt[] = [];
  return {
    name: 'scripted',
    capabilities,
    attempts,
    last: () => {
      const attempt = attempts[attempts.length - 1];
      if (attempt === undefined) throw new Error('The session has not tried to connect.');
      return attempt;
    },
    connect: (hello, on, signal) =>
      new Promise<Connection>((resolve, reject) => {
        let settleClosed: (error: ChatError | undefined) => void = reject;
        const closed = new Promise<ChatError | undefined>((settle) => {
          settleClosed = settle;
        });
        const calls: Attempt['calls'] = [];
        const sends: PendingSend[] = [];
        const record =
          <Args extends readonly unknown[], Result>(name: string, play: (...args: Args) => Result) =>
          (...args: Args) => {
            calls.push({ name, args });
            return play(...args);
          };
        const nothing = () => Promise.resolve();
        const attempt: Attempt = {
          hello,
          signal,
          calls,
          sends,
          isClosed: false,
          emit: on,
          refuse: reject,
          drop: (error) => settleClosed(error),
          accept: (snapshot, offered = capabilities) =>
            resolve({
              snapshot: snapshotOf(snapshot),
              capabilities: offered,
              closed,
              send: (message, call) =>
                new Promise<Sent>((ackWith, failWith) => {
                  sends.push({
                    message,
                    signal: call?.signal,
                    ack: (n, rest) => {
                      const { clientId, parts } = message;
                      const stored = messageOf(n, { clientId, parts, from: 'visitor' });
                      ackWith({ message: stored, duplicate: false, ...rest });
                      return stored;
                    },
                    fail: failWith,
                  });
                }),
              typing: record('typing', () => undefined),
              markRead: record('markRead', methods.markRead ?? nothing),
              rate: record('rate', methods.rate ?? nothing),
              end: record('end', methods.end ?? nothing),
              leave: record('leave', methods.leave ?? nothing),
              context: record('context', () => undefined),
              ...(methods.find && { find: record('find', methods.find) }),
              ...(methods.history && { history: record('history', methods.history) }),
              ...(methods.upload && { upload: record('upload', methods.upload) }),
              close: () => {
                attempt.isClosed = true;
                settleClosed(undefined);
                return Promise.resolve();
              },
            }),
        };
        signal.addEventListener('abort', () => reject(new ChatError('aborted')));
        attempts.push(attempt);
      }),
  };
}
