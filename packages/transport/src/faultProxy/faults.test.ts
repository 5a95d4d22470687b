import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import {
  ask,
  aWhile,
  bodies,
  code,
  http,
  keeping,
  open,
  peers,
  proxy,
  sockets,
  target,
  useEchoBackend,
} from '../../test/useEchoBackend.js';
import { createFaultProxy } from './createFaultProxy.js';

useEchoBackend();

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
