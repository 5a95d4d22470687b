import {
  type Connection,
  createClientId,
  type Hello,
  isChatError,
  type Message,
  type Transport,
  type TransportEvent,
} from '@comptoir/transport';

/** A visitor who comes back by himself and sends again what nobody has acknowledged, as a session does. */
export interface StubbornVisitor {
  /** Every text that he has seen, in the order of the log. */
  texts(): readonly string[];
  /** How often he has been connected. */
  connects(): number;
  readonly token: string;
  readonly events: readonly TransportEvent[];
  /** Resolves when the server has it. */
  say(text: string): Promise<void>;
  /** Resolves when he has seen this text. */
  sees(text: string): Promise<void>;
  /** Resolves when he has been connected so often. */
  connected(times: number): Promise<void>;
  /** The connection of now, or the next one. */
  connection(): Promise<Connection>;
  close(): Promise<void>;
}

const pauseMs = 50;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, pauseMs));
const textOf = ({ parts }: Message): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');

/** Connects, and stays until it is closed. */
export async function createStubbornVisitor(transport: Transport): Promise<StubbornVisitor> {
  const log = new Map<string, Message>();
  const events: TransportEvent[] = [];
  const checks = new Set<() => void>();
  const controller = new AbortController();
  let session: string | undefined;
  let cursor: string | undefined;
  let current: Connection | undefined;
  let count = 0;

  const look = (): void => {
    for (const check of checks) check();
  };
  const until = <T>(find: () => T | undefined | false): Promise<T> =>
    new Promise((resolve) => {
      const check = (): void => {
        const found = find();
        if (found === undefined || found === false) return;
        checks.delete(check);
        resolve(found);
      };
      checks.add(check);
      check();
    });
  const on = (event: TransportEvent): void => {
    events.push(event);
    if (event.type === 'message') {
      log.set(event.message.id, event.message);
      cursor = event.cursor ?? cursor;
    }
    look();
  };
  const stay = async (): Promise<void> => {
    while (!controller.signal.aborted) {
      const hello: Hello = { ...(session && { session }), ...(cursor && { cursor }) };
      try {
        const connection = await transport.connect(hello, on, controller.signal);
        session = connection.snapshot.session;
        cursor = connection.snapshot.cursor ?? cursor;
        for (const message of connection.snapshot.messages) log.set(message.id, message);
        current = connection;
        count += 1;
        look();
        await connection.closed;
        current = undefined;
      } catch (error) {
        if (!isChatError(error)) throw error;
        await pause();
      }
    }
  };
  const living = stay();
  const connection = (): Promise<Connection> => until(() => current);
  await Promise.race([connection(), living]);

  return {
    events,
    get token() {
      return session ?? '';
    },
    texts: () =>
      [...log.values()].sort((a, b) => (a.order < b.order ? -1 : 1)).map((message) => textOf(message)),
    connects: () => count,
    connection,
    async say(text) {
      const clientId = createClientId();
      for (;;) {
        const open = await connection();
        try {
          const { message } = await open.send({ clientId, parts: [{ kind: 'text', text }] });
          log.set(message.id, message);
          return look();
        } catch (error) {
          if (!isChatError(error) || error.kind !== 'retryable') throw error;
          await pause();
        }
      }
    },
    sees: async (text) => {
      await until(() => [...log.values()].some((message) => textOf(message) === text));
    },
    connected: async (times) => {
      await until(() => count >= times);
    },
    async close() {
      controller.abort();
      await current?.close();
      await living;
    },
  };
}
