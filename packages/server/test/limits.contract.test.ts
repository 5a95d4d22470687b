import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Limits, type Server } from '@comptoir/server';
import { createClientId } from '@comptoir/transport';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createSqliteStorage } from '../src/storage/sqlite/createSqliteStorage.js';
import { connectVisitor } from './connectVisitor.js';
import type { AnyFrame } from './wireClient.js';

const generous = { burst: 100_000, perSecond: 100_000 };
const running: { server: Server; dataDir: string }[] = [];
afterEach(async () => {
  for (const { server, dataDir } of running.splice(0)) {
    await server.stop();
    await rm(dataDir, { recursive: true });
  }
});

async function start(limits: Partial<Limits>): Promise<{ url: string; dataDir: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'comptoir-limits-'));
  const server = createServer({
    dataDir,
    port: 0,
    limits: { frames: generous, messages: generous, ...limits },
  });
  running.push({ server, dataDir });
  return { url: await server.start(), dataDir };
}

async function socketCount(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/comptoir_sockets\{kind="visitor"\} (\d+)/.exec(text)?.[1] ?? 0);
}

describe('limits of a server in this process', () => {
  it('a reader that stops reading is closed instead of growing, and catches up by its cursor', async () => {
    const { url } = await start({ sendBufferBytes: 64 * 1024, slowReaderMs: 300 });
    const writer = await connectVisitor(url);
    const { cursor } = await writer.say('start');
    const stuck = await connectVisitor(url, { token: writer.token, cursor: cursor as string });
    expect(await socketCount(url)).toBe(2);
    stuck.socket.pause();
    const count = 1_500;
    const text = 'я'.repeat(4_000);
    for (let sent = 0; sent < count; sent += 100) {
      await Promise.all(Array.from({ length: 100 }, () => writer.say(text)));
    }
    await expect.poll(() => socketCount(url), { timeout: 10_000 }).toBe(1);
    stuck.socket.resume();
    expect([4009, 1006]).toContain(await stuck.closed);

    const texts = (frames: readonly AnyFrame[]): number =>
      frames.flatMap((f) => (f.type === 'welcome' ? f.messages : f.type === 'message' ? [f.message] : []))
        .length;
    const back = await connectVisitor(url, { token: writer.token, cursor: cursor as string });
    await back.waitUntil((frames) => texts(frames) === count, 'all of them');
    const orders = back.frames.flatMap((f) =>
      f.type === 'welcome'
        ? f.messages.map((m: AnyFrame) => m.order)
        : f.type === 'message'
          ? [f.message.order]
          : [],
    );
    expect(orders).toEqual([...orders].sort());
    expect(new Set(orders).size).toBe(count);
  });

  it('a half-open socket is cut after two missed pings; one that answers is kept', async () => {
    const { url } = await start({ pingMs: 80 });
    const alive = await connectVisitor(url);
    const dead = new WebSocket(`${url.replace('http', 'ws')}/v1/visitor`, { autoPong: false });
    await once(dead, 'open');
    dead.send(JSON.stringify({ type: 'hello', version: 1 }));
    const [code] = await once(dead, 'close');
    expect(code).toBe(1006);
    expect(alive.socket.readyState).toBe(WebSocket.OPEN);
  });

  it('connections are counted per visitor and per address', async () => {
    const { url } = await start({ socketsPerVisitor: 2, socketsPerAddress: 4 });
    const first = await connectVisitor(url);
    await connectVisitor(url, { token: first.token });
    const third = new WebSocket(`${url.replace('http', 'ws')}/v1/visitor`);
    await once(third, 'open');
    third.send(JSON.stringify({ type: 'hello', version: 1, token: first.token }));
    const [refusal] = await once(third, 'message');
    expect(JSON.parse(String(refusal))).toMatchObject({ code: 'rate_limited' });
    expect((await once(third, 'close'))[0]).toBe(4029);
    await connectVisitor(url);
    await connectVisitor(url);
    const fifth = new WebSocket(`${url.replace('http', 'ws')}/v1/visitor`);
    fifth.on('error', () => fifth.terminate());
    const [, response] = await once(fifth, 'unexpected-response');
    expect(response.statusCode).toBe(429);
    response.destroy();
  });

  it('a visitor’s messages have a budget; a resend costs nothing', async () => {
    const { url } = await start({ messages: { burst: 3, perSecond: 0.01 } });
    const visitor = await connectVisitor(url);
    for (const text of ['1', '2', '3'])
      expect(await visitor.say(text, { clientId: text })).toMatchObject({ type: 'ok' });
    const fourth = await visitor.say('4', { clientId: '4' });
    expect(fourth).toMatchObject({ type: 'error', code: 'rate_limited' });
    expect(fourth.retryAfterMs).toBeGreaterThan(1_000);
    expect(await visitor.say('3', { clientId: '3' })).toMatchObject({ type: 'ok', duplicate: true });
    const other = await connectVisitor(url);
    expect(await other.say('mine')).toMatchObject({ type: 'ok' });
  });

  it('a message that nobody was woken for arrives all the same', async () => {
    const { url, dataDir } = await start({});
    const visitor = await connectVisitor(url);
    const { message } = await visitor.say('hello');
    // Another process over the same file: no wake-up can reach our listeners.
    const beside = createSqliteStorage(join(dataDir, 'comptoir.sqlite'));
    const record = await beside.conversations.byId(message.conversation as string);
    await beside.log.sendAsVisitor({
      visitor: record?.visitor ?? '',
      clientId: createClientId(),
      parts: [{ kind: 'text', text: 'from beside' }],
      intent: undefined,
      fallback: 'chat',
      groupOf: (intent) => intent,
      at: Date.now(),
    });
    await beside.close();
    await visitor.waitFor((frame) => frame.message?.parts?.[0]?.text === 'from beside');
  });
});

it('uploads have a budget, and a repeated one costs nothing', async () => {
  const { url } = await start({ uploads: { burst: 2, perSecond: 0.01 } });
  const visitor = await connectVisitor(url);
  const other = await connectVisitor(url);
  const upload = async (clientId: string, token = visitor.token): Promise<number> => {
    const response = await fetch(`${url}/v1/files?name=a.pdf`, {
      method: 'POST',
      headers: {
        'content-type': 'application/pdf',
        'x-client-id': clientId,
        authorization: `Bearer ${token}`,
      },
      body: '%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n',
    });
    await response.arrayBuffer();
    return response.status;
  };
  expect([await upload('a'), await upload('b'), await upload('c')]).toEqual([201, 201, 429]);
  expect(await upload('a')).toBe(200);
  expect(await upload('c', other.token)).toBe(201);
});
