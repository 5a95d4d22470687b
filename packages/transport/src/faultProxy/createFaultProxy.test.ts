import { once } from 'node:events';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { WebSocket } from 'ws';
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
  useEchoBackend,
} from '../../test/useEchoBackend.js';
import { createFaultProxy } from './createFaultProxy.js';

useEchoBackend();

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
