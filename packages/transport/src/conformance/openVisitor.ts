import { createClientId } from '../createClientId.js';
import type { ClientId, Conversation, Cursor, Message, SessionToken } from '../model.js';
import type { Connection, Hello, Sent, Transport, TransportEvent } from '../transport.js';
import { within } from './assertions.js';
import { watchFor } from './watchFor.js';

/** One connected tab with everything it heard. */
export interface Visitor {
  readonly connection: Connection;
  readonly events: readonly TransportEvent[];
  /** Messages of the stream, in order of arrival; the snapshot's are not among them. */
  readonly heard: readonly Message[];
  readonly session: SessionToken;
  /** Behind the last event heard. */
  readonly cursor: Cursor | undefined;
  readonly conversation: Conversation | undefined;
  /** Broken promises of the adapter: events before `connect` resolved, or after `close`. */
  readonly faults: readonly string[];
  say(text: string, options?: { intent?: string; clientId?: ClientId; signal?: AbortSignal }): Promise<Sent>;
  /** Sends several without waiting for one another; resolves when all are acknowledged. */
  sayAll(texts: readonly string[]): Promise<readonly Sent[]>;
  /** Waits for something among what was heard. */
  until<T>(look: () => T | undefined | false, what: string): Promise<T>;
  close(): Promise<void>;
}

/** Connects one tab and listens. */
export async function openVisitor(
  transport: Transport,
  hello: Hello,
  deadlineMs: number,
  onEvent?: (event: TransportEvent) => void,
): Promise<Visitor> {
  const events: TransportEvent[] = [];
  const heard: Message[] = [];
  const faults: string[] = [];
  const checks = new Set<() => void>();
  let state: 'connecting' | 'open' | 'closed' = 'connecting';
  let cursor: Cursor | undefined;
  let session: SessionToken | undefined;
  let conversation: Conversation | undefined;

  function hear(event: TransportEvent): void {
    if (state === 'connecting') faults.push(`a ${event.type} event came before connect() resolved`);
    if (state === 'closed') faults.push(`a ${event.type} event came after close() resolved`);
    events.push(event);
    if (event.type === 'message') heard.push(event.message);
    if (event.type === 'conversation') conversation = event.conversation;
    if (event.type === 'session') session = event.session;
    if ('cursor' in event && event.cursor !== undefined) cursor = event.cursor;
    for (const check of [...checks]) check();
    onEvent?.(event);
  }

  // In the very reaction to `connect`: what came in one segment with the welcome may follow right behind it.
  const opened = (connection: Connection): Connection => {
    state = 'open';
    ({ cursor, session, conversation } = connection.snapshot);
    return connection;
  };
  const connection = await within(
    transport.connect(hello, hear, new AbortController().signal).then(opened),
    deadlineMs,
    'connect() settles',
  );

  const visitor: Visitor = {
    connection,
    events,
    heard,
    faults,
    get session() {
      return session ?? connection.snapshot.session;
    },
    get cursor() {
      return cursor;
    },
    get conversation() {
      return conversation;
    },
    say: (text, { intent, clientId = createClientId(), signal } = {}) =>
      within(
        connection.send(
          { clientId, parts: [{ kind: 'text', text }], ...(intent !== undefined && { intent }) },
          signal && { signal },
        ),
        deadlineMs,
        `send “${text.slice(0, 40)}” settles`,
      ),
    sayAll: (texts) => Promise.all(texts.map((text) => visitor.say(text))),
    until: (look, what) =>
      watchFor(
        (check) => {
          checks.add(check);
          return () => void checks.delete(check);
        },
        look,
        deadlineMs,
        what,
      ),
    async close() {
      await within(connection.close(), deadlineMs, 'close() settles');
      state = 'closed';
    },
  };
  return visitor;
}
