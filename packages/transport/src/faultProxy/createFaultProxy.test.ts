import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { createFaultProxy, type FaultProxy } from './createFaultProxy.js';

let http: Server;
let sockets: WebSocketServer;
let proxy: FaultProxy;
let target: number;
/** Bodies that reached the backend whole. */
let bodies: Buffer[];
let peers: WebSocket[];
const agents: Agent[] = [];

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

interface Client {
  readonly socket: WebSocket;
  readonly heard: string[];
  /** Settles with the next texts. */
  hear(count: number): Promise<readonly string[]>;
  readonly closed: Promise<number>;
}

async function open(url = proxy.url): Promise<Client> {
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

function ask(
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

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'resolved',
    (error: NodeJS.ErrnoException) => error.code,
  );

function keeping(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  agents.push(agent);
  return agent;
}

/** Enough turns of the loop for bytes on loopback to have arrived, had they been let through. */
async function aWhile(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 60));
}

describe('without a fault', () => {
  test('requests, bodies and answers pass as they are, whatever their framing', async () => {
    const body = Buffer.alloc(3_000_000, 'x');
    const agent = keeping();
    expect((await ask('/plain', { agent })).text).toBe('GET /plain 0');
    expect((await ask('/chunks', { agent, body })).text).toBe('abbcccPOST /chunks 3000000');
    expect((await ask('/head', { agent, method: 'HEAD' })).text).toBe('');
    expect((await ask('/after', { agent })).text).toBe('GET /after 0');
    expect(bodies[1]?.equals(body)).toBe(true);
    expect(proxy.open).toBe(1);
  });

  test('WebSocket messages of every size pass, also several in one piece', async () => {
    const client = await open();
    const wanted = [0, 1, 125, 126, 65_535, 65_536, 2_000_000].map((length) => 'y'.repeat(length));
    for (const one of wanted) client.socket.send(one);
    expect(await client.hear(wanted.length)).toEqual(wanted);
    client.socket.close(1000);
    expect(await client.closed).toBe(1000);
  });

  test('pipelined requests are answered in order', async () => {
    const socket = connect(proxy.port, '127.0.0.1');
    const head = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n`;
    socket.write(`${head('/1')}\r\n${head('/2')}\r\n${head('/3')}Connection: close\r\n\r\n`);
    expect([...(await text(socket)).matchAll(/GET \/\d/g)].map(String)).toEqual([
      'GET /1',
      'GET /2',
      'GET /3',
    ]);
  });

  test('a slow reader slows the sender', async () => {
    const client = await open();
    client.socket.pause();
    const [peer] = peers;
    const piece = 'z'.repeat(1_000_000);
    for (let count = 0; count < 40; count++) peer?.send(piece);
    await aWhile();
    expect(peer?.bufferedAmount).toBeGreaterThan(10_000_000);
    client.socket.resume();
    expect(await client.hear(40)).toHaveLength(40);
  });

  test('the end of one side ends the other', async () => {
    const client = await open();
    const peer = peers[0] as WebSocket;
    const gone = once(peer, 'close');
    client.socket.terminate();
    await gone;
    expect(await code(ask('/still', {}))).toBe('resolved');
  });

  test('a backend that is gone is a reset', async () => {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
    expect(await code(ask('/'))).toBe('ECONNRESET');
  });

  test('through() keeps scheme, path and query', () => {
    expect(proxy.through('wss://chat.example/a/b?c=d')).toBe(`wss://127.0.0.1:${proxy.port}/a/b?c=d`);
  });
});

test('behind(): a path of the proxy’s own is taken off, the query stays', async () => {
  const url = proxy.behind('/shop/chat/?tenant=7');
  expect(url).toBe(`${proxy.url}/shop/chat/?tenant=7`);
  expect((await ask('/shop/chat/v1/file?tenant=7')).text).toBe('GET /v1/file?tenant=7 0');
  expect((await ask('/shop/chatter')).text).toBe('GET /shop/chatter 0');
  const client = await open(`${proxy.url}/shop/chat/socket`);
  client.socket.send('through');
  expect(await client.hear(1)).toEqual(['through']);
});

describe('cutting', () => {
  test('cut() resets both ends, and new connections pass', async () => {
    const client = await open();
    const peer = peers[0] as WebSocket;
    const gone = once(peer, 'close');
    const bare = connect(proxy.port, '127.0.0.1');
    await once(bare, 'connect');
    const reset = once(bare, 'error').then(([error]) => error.code);
    while (proxy.open < 2) await aWhile();
    proxy.cut();
    expect(await client.closed).toBe(1006);
    expect(await reset).toBe('ECONNRESET');
    await gone;
    const next = await open();
    next.socket.send('here');
    expect(await next.hear(1)).toEqual(['here']);
  });

  test('cutAfter up: exactly so many bytes of a body reach the backend', async () => {
    let arrived = 0;
    const backend = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (bytes) => {
        arrived += bytes.length;
      });
      socket.once('close', () => backend.emit('left'));
    });
    backend.listen(0, '127.0.0.1');
    await once(backend, 'listening');
    const left = once(backend, 'left');
    const own = await createFaultProxy({ port: (backend.address() as AddressInfo).port });
    own.cutAfter('up', 5_000);
    const sender = connect(own.port, '127.0.0.1');
    const reset = once(sender, 'error').then(([error]) => error.code);
    sender.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n');
    sender.write(Buffer.alloc(100_000));
    expect(await reset).toMatch(/ECONNRESET|EPIPE/);
    await left;
    expect(arrived).toBe(5_000);
    await own.close();
    await new Promise((resolve) => backend.close(resolve));
  });

  test('cutAfter down: inside a frame, and only once', async () => {
    const client = await open();
    proxy.cutAfter('down', 1_000);
    client.socket.send('q'.repeat(5_000));
    expect(await client.closed).toBe(1006);
    expect(client.heard).toEqual([]);
    const next = await open();
    next.socket.send('q'.repeat(5_000));
    expect(await next.hear(1)).toHaveLength(1);
  });

  test('cutAfter no bytes: the first byte does not pass', async () => {
    const client = await open();
    proxy.cutAfter('up', 0);
    const heard = new Promise<string>((resolve) =>
      peers[0]?.once('message', (data) => resolve(String(data))),
    );
    client.socket.send('never');
    expect(await client.closed).toBe(1006);
    expect(await Promise.race([heard, aWhile()])).toBe(undefined);
  });
});

test('a receiver who does not read is cut off as well', async () => {
  const client = await open();
  client.socket.pause();
  peers[0]?.send('z'.repeat(20_000_000));
  await aWhile();
  const gone = once(peers[0] as WebSocket, 'close');
  proxy.cut();
  await gone;
  client.socket.resume();
  expect(await client.closed).toBe(1006);
});

describe('holding', () => {
  test.each(['up', 'down'] as const)(
    '%s: bytes wait, nothing closes, and all arrive in order',
    async (direction) => {
      const client = await open();
      let arrived = 0;
      peers[0]?.on('message', () => arrived++);
      proxy.hold(direction);
      for (const one of ['1', '2', '3']) client.socket.send(one);
      await aWhile();
      expect([client.heard, arrived]).toEqual([[], direction === 'up' ? 0 : 3]);
      proxy.heal();
      expect(await client.hear(3)).toEqual(['1', '2', '3']);
    },
  );

  test('an end waits behind what is held', async () => {
    const client = await open();
    proxy.hold('down');
    peers[0]?.send('last words');
    peers[0]?.terminate();
    await aWhile();
    expect(client.socket.readyState).toBe(WebSocket.OPEN);
    proxy.heal();
    expect(await client.hear(1)).toEqual(['last words']);
    expect(await client.closed).toBe(1006);
  });
});

describe('a black hole', () => {
  test('swallows both ways, closes nothing, and what lost bytes is reset when it heals', async () => {
    const client = await open();
    const idle = await open();
    const peer = peers[0] as WebSocket;
    proxy.blackhole();
    client.socket.send('lost');
    peer.send('lost too');
    await aWhile();
    expect([client.heard, client.socket.readyState, peer.readyState]).toEqual([
      [],
      WebSocket.OPEN,
      WebSocket.OPEN,
    ]);
    proxy.heal();
    expect(await client.closed).toBe(1006);
    idle.socket.send('unharmed');
    expect(await idle.hear(1)).toEqual(['unharmed']);
  });

  test('neither side hears that the other one is gone', async () => {
    const client = await open();
    const peer = peers[0] as WebSocket;
    proxy.blackhole();
    client.socket.terminate();
    await client.closed;
    await aWhile();
    expect([peer.readyState, proxy.open]).toEqual([WebSocket.OPEN, 0]);
    const gone = once(peer, 'close');
    proxy.heal();
    await gone;
  });

  test('takes new connections in and says nothing', async () => {
    proxy.blackhole();
    const silent = connect(proxy.port, '127.0.0.1');
    await once(silent, 'connect');
    silent.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await aWhile();
    expect([silent.bytesRead, proxy.open, bodies.length]).toEqual([0, 1, 0]);
    const reset = once(silent, 'error').then(([error]) => error.code);
    proxy.heal();
    expect(await reset).toBe('ECONNRESET');
  });
});

test('refuse: new connections are reset, open ones live on', async () => {
  const client = await open();
  proxy.refuse();
  expect(await code(ask('/'))).toBe('ECONNRESET');
  await expect(open()).rejects.toThrow(/1006|ECONNRESET/);
  client.socket.send('alive');
  expect(await client.hear(1)).toEqual(['alive']);
  proxy.heal();
  expect(await code(ask('/'))).toBe('resolved');
});

describe('swallowing an answer', () => {
  test('an HTTP answer: the backend has the request, the client nothing', async () => {
    const agent = keeping();
    proxy.swallow(2);
    expect((await ask('/1', { agent })).text).toBe('GET /1 0');
    expect(await code(ask('/2', { agent, body: Buffer.from('stored') }))).toBe('ECONNRESET');
    expect(String(bodies[1])).toBe('stored');
    expect((await ask('/3', { agent })).text).toBe('GET /3 0');
  });

  test.each([1, 3])('message %i of a WebSocket, in frames that come byte by byte', async (answer) => {
    const client = await open();
    proxy.rate(2_000);
    proxy.swallow(answer);
    for (const one of ['first', 'second', 'third']) client.socket.send(one);
    expect(await client.closed).toBe(1006);
    expect(client.heard).toEqual(['first', 'second', 'third'].slice(0, answer - 1));
  });

  test('pings and the pieces of one message are no answers of their own', async () => {
    const client = await open();
    const [peer] = peers;
    proxy.swallow(2);
    peer?.ping();
    peer?.send('one ', { fin: false });
    peer?.ping();
    peer?.send('message', { fin: true });
    peer?.send('swallowed');
    expect(await client.closed).toBe(1006);
    expect(client.heard).toEqual(['one message']);
  });
});

describe('time', () => {
  test('delay: bytes come later, in order', async () => {
    const client = await open();
    proxy.delay(80);
    const from = performance.now();
    for (const one of ['1', '2', '3']) client.socket.send(one);
    expect(await client.hear(3)).toEqual(['1', '2', '3']);
    expect(performance.now() - from).toBeGreaterThanOrEqual(155);
  });

  test('rate: a body takes its time and arrives whole', async () => {
    proxy.rate(200_000);
    const from = performance.now();
    const body = Buffer.alloc(60_000, 'r');
    expect((await ask('/slow', { body })).text).toBe('POST /slow 60000');
    expect(performance.now() - from).toBeGreaterThan(200);
    expect(bodies[0]?.equals(body)).toBe(true);
  });
});

describe('answering instead of the backend', () => {
  test('so many times, with Retry-After, on a connection that goes on', async () => {
    const agent = keeping();
    proxy.answer(429, { times: 2, retryAfterSeconds: 7 });
    const first = await ask('/a', { agent, body: Buffer.alloc(500_000) });
    expect([first.status, first.headers['retry-after']]).toEqual([429, '7']);
    expect((await ask('/b', { agent })).status).toBe(429);
    expect((await ask('/c', { agent })).text).toBe('GET /c 0');
    expect(bodies).toHaveLength(1);
  });

  test('an upgrade too, also while the backend is down', async () => {
    await new Promise((resolve) => http.close(resolve));
    proxy.answer(502);
    const socket = new WebSocket(proxy.url.replace('http', 'ws'));
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, IncomingMessage];
    expect(response.statusCode).toBe(502);
    socket.on('error', () => undefined);
    socket.terminate();
    proxy.heal();
    expect(await code(ask('/'))).toBe('ECONNRESET');
  });

  test('in its turn among pipelined requests', async () => {
    const socket = connect(proxy.port, '127.0.0.1');
    socket.write('GET /1 HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    proxy.answer(500, { times: 1 });
    socket.write('GET /2 HTTP/1.1\r\nHost: x\r\n\r\nGET /3 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 500 .*HTTP\/1\.1 200 .*GET \/3/s);
  });

  test('a browser’s question whether it may ask is left to the backend', async () => {
    proxy.answer(500, { times: 1 });
    const asked = await fetch(`${proxy.url}/x`, {
      method: 'OPTIONS',
      headers: { 'access-control-request-method': 'POST' },
    });
    expect(await asked.text()).toBe('OPTIONS /x 0');
    const denied = await fetch(`${proxy.url}/x`, { headers: { origin: 'https://shop.example' } });
    expect([denied.status, denied.headers.get('access-control-allow-origin')]).toEqual([
      500,
      'https://shop.example',
    ]);
  });
});

describe('saying something as the backend', () => {
  test('down every WebSocket, between whole messages', async () => {
    const client = await open();
    const [peer] = peers;
    peer?.send('in two ', { fin: false });
    await aWhile();
    expect(proxy.say('x'.repeat(70_000))).toBe(1);
    expect(client.heard).toEqual([]);
    peer?.send('pieces', { fin: true });
    expect(await client.hear(2)).toEqual(['in two pieces', 'x'.repeat(70_000)]);
  });

  test('down every event stream', async () => {
    const response = await fetch(`${proxy.url}/events`);
    const reader = response.body?.getReader();
    let heard = '';
    const read = async () => {
      heard += new TextDecoder().decode((await reader?.read())?.value);
    };
    await read();
    expect(proxy.say('two\nlines')).toBe(1);
    while (!heard.includes('lines')) await read();
    expect(heard).toBe('data: one\n\ndata: two\ndata: lines\n\n');
    await reader?.cancel();
  });
});

test('close leaves no socket, timer or listener', async () => {
  const before = process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name)).length;
  const own = await createFaultProxy(() => ({ port: target }));
  const clients = [await open(own.url), await open(own.url)];
  own.delay(60_000);
  for (const { socket } of clients) socket.send('on its way for a minute');
  own.hold('down');
  own.blackhole();
  await own.close();
  await Promise.all(clients.map(({ closed }) => closed));
  while (sockets.clients.size > 0) await once([...sockets.clients][0] as WebSocket, 'close');
  expect(own.open).toBe(0);
  await aWhile();
  const after = process.getActiveResourcesInfo().filter((name) => /TCP|Timeout/.test(name)).length;
  expect(after).toBeLessThanOrEqual(before);
});
