import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createFaultProxy, type FaultProxy } from '../src/faultProxy.js';

/** The backend: it answers requests with what it was asked, and says WebSocket messages back. */
export let http: Server;
export let sockets: WebSocketServer;
/** In front of it. */
export let proxy: FaultProxy;
export let target: number;
/** Bodies that reached the backend whole. */
export let bodies: Buffer[];
/** The backend's ends of WebSockets. */
export let peers: WebSocket[];
const agents: Agent[] = [];

/** Starts backend and proxy for each test of a file, and lets go of both after it. */
export function useEchoBackend(): void {
  beforeEach(async () => {
    bodies = [];
    peers = [];
    http = createServer(async (incoming, response) => {
      const body = await buffer(incoming).catch(() => undefined);
      if (body === undefined) return;
      bodies.push(body);
      if (incoming.url === '/events') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('data: one\n\n');
        return;
      }
      if (incoming.url === '/chunks') for (const piece of ['a', 'bb', 'ccc']) response.write(piece);
      response.end(`${incoming.method} ${incoming.url} ${body.length}`);
    });
    sockets = new WebSocketServer({ server: http, maxPayload: 16 * 1024 * 1024 });
    sockets.on('connection', (socket) => {
      peers.push(socket);
      socket.on('error', () => undefined);
      socket.on('message', (data, isBinary) => socket.send(data, { binary: isBinary }));
    });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    target = (http.address() as AddressInfo).port;
    proxy = await createFaultProxy({ port: target });
  });

  afterEach(async () => {
    for (const agent of agents.splice(0)) agent.destroy();
    await proxy.close();
    for (const peer of sockets.clients) peer.terminate();
    http.closeAllConnections();
    if (http.listening) await new Promise((resolve) => http.close(resolve));
  });
}

/** A WebSocket and what it heard. */
export interface Client {
  readonly socket: WebSocket;
  readonly heard: string[];
  /** Settles with the next texts. */
  hear(count: number): Promise<readonly string[]>;
  readonly closed: Promise<number>;
}

/** Opens one through the proxy. */
export async function open(url = proxy.url): Promise<Client> {
  const socket = new WebSocket(url.replace('http', 'ws'));
  const heard: string[] = [];
  const checks = new Set<() => void>();
  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    heard.push(String(data));
    for (const check of checks) check();
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await Promise.race([
    once(socket, 'open'),
    closed.then((code) => Promise.reject(new Error(`closed with ${code}`))),
  ]);
  return {
    socket,
    heard,
    closed,
    hear: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (heard.length < count) return;
          checks.delete(check);
          resolve(heard);
        };
        checks.add(check);
        check();
      }),
  };
}

/** Asks through the proxy. */
export function ask(
  path: string,
  {
    agent = false,
    body,
    method = body ? 'POST' : 'GET',
  }: { agent?: Agent | false; body?: Buffer; method?: string } = {},
): Promise<{ status: number; headers: IncomingMessage['headers']; text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${proxy.url}${path}`, { method, agent }, async (response) => {
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: (await text(response).catch(reject)) ?? '',
      });
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

/** How a promise ends. */
export const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: NodeJS.ErrnoException) => error.code,
  );

/** One connection for several requests. */
export function keeping(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  return agent;
}

/** Enough turns of the loop for bytes on loopback to have arrived, had they been let through. */
export async function aWhile(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
}
