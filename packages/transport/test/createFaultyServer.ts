import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import type { VisitorFrame } from '../src/wire.js';

/** The server's end of one socket, in the hands of a test. */
export interface Peer {
  /** The next frame of the client, in order, also one that came before the question. */
  frame(): Promise<VisitorFrame>;
  /** Frames that came and were not asked for. */
  readonly unread: readonly VisitorFrame[];
  /** Says one frame, or a text as it is; several leave in one TCP segment. */
  say(...frames: readonly (object | string)[]): void;
  close(code: number): void;
  /** Resolves with the close code when the socket is gone. */
  readonly closed: Promise<number>;
  /** Stops reading and answering, as a half-open connection does. */
  freeze(): void;
}

/** A real WebSocket and HTTP server on a port of its own that does only what a test says. */
export interface FaultyServer {
  readonly url: string;
  /** The next socket that was opened. */
  peer(): Promise<Peer>;
  /** The next HTTP request, with its body. */
  request(): Promise<{ request: IncomingMessage; body: Buffer; response: ServerResponse }>;
  dispose(): Promise<void>;
}

/** A line where takers wait for givers and the other way round. */
function createLine<T>(): { give(item: T): void; take(): Promise<T>; items: T[] } {
  const items: T[] = [];
  const takers: ((item: T) => void)[] = [];
  return {
    items,
    give(item) {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    take: () =>
      new Promise((resolve) => {
        const item = items.shift();
        if (item === undefined) takers.push(resolve);
        else resolve(item);
      }),
  };
}

function createPeer(socket: WebSocket): Peer {
  const frames = createLine<VisitorFrame>();
  socket.on('message', (data) => frames.give(JSON.parse(String(data))));
  return {
    frame: frames.take,
    unread: frames.items,
    say(...said) {
      // Corked, so that a client sees several frames in one read.
      const tcp = (socket as unknown as { _socket: { cork(): void; uncork(): void } })._socket;
      tcp.cork();
      for (const frame of said) socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame));
      tcp.uncork();
    },
    close: (code) => socket.close(code),
    closed: new Promise((resolve) => socket.once('close', resolve)),
    freeze: () => socket.pause(),
  };
}

/** Starts one. */
export async function createFaultyServer(): Promise<FaultyServer> {
  const peers = createLine<Peer>();
  const requests = createLine<{ request: IncomingMessage; body: Buffer; response: ServerResponse }>();
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    request.on('error', () => response.destroy());
    for await (const chunk of request) chunks.push(chunk as Buffer);
    requests.give({ request, response, body: Buffer.concat(chunks) });
  });
  const sockets = new WebSocketServer({ server: http });
  sockets.on('connection', (socket) => peers.give(createPeer(socket)));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    peer: peers.take,
    request: requests.take,
    async dispose() {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
