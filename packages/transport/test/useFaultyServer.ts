import { afterEach, beforeEach, expect } from 'vitest';
import { WebSocket } from 'ws';
import { type WebsocketTransportOptions, websocketTransport } from '../src/adapters/websocket.js';
import type { ChatError, Connection, Hello, Message, TransportEvent } from '../src/index.js';
import { createFaultyServer, type FaultyServer, type Peer } from './createFaultyServer.js';
import { welcome } from './welcome.js';

/** A stored message. */
export const message: Message = {
  id: 'm1',
  clientId: 'c1',
  order: '0001.0001',
  conversation: 'k1',
  at: 1_700_000_000_001,
  from: 'visitor',
  parts: [{ kind: 'text', text: 'hello' }],
};

/** The answer to a `send`. */
export const sent = (id: string): object => ({ type: 'ok', id, message, cursor: 'cur1', duplicate: false });

/** What a promise rejects with; fails the test when it resolves. */
export const failure = (promise: Promise<unknown> | undefined): Promise<ChatError> =>
  Promise.resolve(promise).then(
    () => expect.fail('resolved'),
    (error) => error,
  );

/** One connection that is online, and both its ends. */
export interface Line {
  readonly connection: Connection;
  readonly peer: Peer;
  readonly events: TransportEvent[];
  /** Resolves with the next event of a type, also one that has come already. */
  event(type: TransportEvent['type']): Promise<TransportEvent>;
}

/** The server of the running test and ways to connect to it. */
export interface Bench {
  readonly server: FaultyServer;
  /** One attempt; the test plays the server. */
  connect(
    options?: Partial<WebsocketTransportOptions>,
    hello?: Hello,
    on?: (event: TransportEvent) => void,
    signal?: AbortSignal,
  ): Promise<Connection>;
  /** Connects and says `welcome`, or what is given. */
  online(options?: Partial<WebsocketTransportOptions>, said?: object): Promise<Line>;
  /** Closes this connection after the test as well. */
  keep(connection: Connection): void;
}

/** Gives each test of a file a faulty server of its own, and closes all connections after it. */
export function useFaultyServer(): Bench {
  let server: FaultyServer;
  let open: Connection[];
  beforeEach(async () => {
    server = await createFaultyServer();
    open = [];
  });
  afterEach(async () => {
    await Promise.all(open.map((connection) => connection.close()));
    await server.dispose();
  });
  const bench: Bench = {
    get server() {
      return server;
    },
    keep: (connection) => open.push(connection),
    connect: (options = {}, hello = {}, on = () => undefined, signal = new AbortController().signal) =>
      websocketTransport({ url: server.url, WebSocket, carrier: 'websocket', ...options }).connect(
        hello,
        on,
        signal,
      ),
    async online(options = {}, said = welcome) {
      const events: TransportEvent[] = [];
      const waiting: { type: string; resolve: (event: TransportEvent) => void }[] = [];
      const connecting = bench.connect(options, {}, (event) => {
        events.push(event);
        for (const one of waiting) if (one.type === event.type) one.resolve(event);
      });
      const peer = await server.peer();
      await peer.frame();
      peer.say(said);
      const connection = await connecting;
      open.push(connection);
      return {
        connection,
        peer,
        events,
        event: (type) =>
          new Promise((resolve) => {
            const seen = events.find((event) => event.type === type);
            if (seen) resolve(seen);
            else waiting.push({ type, resolve });
          }),
      };
    },
  };
  return bench;
}
