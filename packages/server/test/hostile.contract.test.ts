import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectVisitor } from './connectVisitor.js';
import { handshake, openRaw, type RawSocket, rawFrame } from './rawSocket.js';
import { type Bystander, startBystander } from './startBystander.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { type AnyFrame, openWire } from './wireClient.js';

let server: ServerProcess;
let bystander: Bystander;
beforeAll(async () => {
  server = await startServerProcess({
    env: {
      COMPTOIR_HEADERS_MS: '1500',
      COMPTOIR_HELLO_MS: '1500',
      COMPTOIR_LIMIT_SOCKETS_PER_VISITOR: '60',
      COMPTOIR_LIMIT_SOCKETS_PER_ADDRESS: '700',
      COMPTOIR_LIMIT_NEW_CONVERSATIONS: '3/0.01',
      COMPTOIR_LIMIT_UPLOADS_AT_ONCE: '2',
      COMPTOIR_UPLOAD_IDLE_MS: '700',
      // The bystander chats for as long as an attack takes.
      COMPTOIR_LIMIT_MESSAGES: '100000/10000',
      COMPTOIR_CHATS_PER_OPERATOR: '100000',
    },
  });
  bystander = await startBystander(server);
});
afterAll(async () => {
  await bystander.close();
  await server.dispose();
});

const hello = JSON.stringify({ type: 'hello', version: 1 });
const send = (clientId: string, text = 'x'): string =>
  JSON.stringify({ type: 'send', id: clientId, clientId, parts: [{ kind: 'text', text }] });

/** A socket after its handshake, whose frames are made by hand. */
async function openFrames(headers: readonly string[] = []): Promise<RawSocket> {
  const raw = await openRaw(server.url);
  raw.socket.write(handshake(headers));
  await raw.until((text) => text.includes('\r\n\r\n'));
  return raw;
}

describe('half of something', () => {
  it('500 requests that never end, 100 connections that never begin: all cut, nobody else waits', async () => {
    await bystander.during(async () => {
      const raws = await Promise.all(
        Array.from({ length: 600 }, async (_, index) => {
          const raw = await openRaw(server.url, `127.0.1.${1 + (index % 200)}`);
          if (index < 250) raw.socket.write('GET /health HTTP/1.1\r\nHost: x\r\nX-Slow: ');
          else if (index < 500) raw.socket.write(handshake().slice(0, -2));
          return raw;
        }),
      );
      await Promise.all(raws.map(({ gone }) => gone));
    });
  });

  it('100 sockets that say nothing after the handshake', async () => {
    await bystander.during(async () => {
      const wires = await Promise.all(Array.from({ length: 100 }, () => openWire(server.url, '/v1/visitor')));
      expect(new Set(await Promise.all(wires.map(({ closed }) => closed)))).toEqual(new Set([4008]));
    });
  });

  it('an upload that stops in the middle is cut; the next one has its place', async () => {
    const visitor = await connectVisitor(server.url);
    const begin = async (clientId: string): Promise<RawSocket> => {
      const raw = await openRaw(server.url);
      raw.socket.write(
        `POST /v1/files?name=a.png HTTP/1.1\r\nHost: x\r\nContent-Type: image/png\r\nContent-Length: 5000\r\n` +
          `X-Client-Id: ${clientId}\r\nAuthorization: Bearer ${visitor.token}\r\n\r\n\x89PNG`,
      );
      return raw;
    };
    await bystander.during(async () => {
      const stuck = [await begin('u1'), await begin('u2')];
      // Both are known to be under way once a third is refused.
      const third = async (): Promise<boolean> => {
        const raw = await begin(`u${Math.random()}`);
        await Promise.race([raw.until((text) => text.includes('HTTP/1.1')), raw.gone]);
        raw.socket.destroy();
        return raw.received().toString().startsWith('HTTP/1.1 429');
      };
      await expect.poll(third, { timeout: 5_000, interval: 20 }).toBe(true);
      await Promise.all(stuck.map(({ gone }) => gone));
    });
    await visitor.close();
  });
});

describe('frames', () => {
  it('in one-byte pieces: up to the limit it is a frame, above it the socket is closed', async () => {
    await bystander.during(async () => {
      const small = await connectVisitor(server.url);
      const text = send('pieces', 'in very small pieces');
      for (let at = 0; at < text.length; at++)
        small.socket.send(text.slice(at, at + 1), { fin: at === text.length - 1 });
      expect(await small.waitFor((frame) => frame.id === 'pieces')).toMatchObject({ type: 'ok' });
      for (let at = 0; at < 131_073; at++) small.socket.send('x', { fin: false });
      // 1008: too many pieces, 1009: too many bytes.
      expect([1008, 1009, 1006]).toContain(await small.closed);
    });
  });

  it('packed ones are not offered and not taken: there is no bomb to unpack', async () => {
    const raw = await openFrames(['Sec-WebSocket-Extensions: permessage-deflate']);
    expect(raw.received().toString('latin1').toLowerCase()).not.toContain('sec-websocket-extensions');
    await bystander.during(async () => {
      raw.socket.write(rawFrame(0xc1, Buffer.from('packed or not, this bit means it')));
      await raw.gone;
    });
    // A close frame with 1002, a breach of the protocol.
    expect([...raw.received().subarray(-4)]).toEqual([0x88, 0x02, 0x03, 0xea]);
  });

  it.each([
    ['an unknown opcode', rawFrame(0x83, Buffer.from('x'))],
    ['a continuation of nothing', rawFrame(0x80, Buffer.from('x'))],
    ['a frame without a mask', Buffer.from([0x81, 0x01, 0x78])],
    ['a ping of 200 bytes', rawFrame(0x89, Buffer.alloc(200))],
    ['a length of 2^63', Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])],
    ['text that is no UTF-8', rawFrame(0x81, Buffer.from([0xff, 0xfe]))],
    ['bytes of chance', Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 167 + 13) % 256))],
  ])('%s costs that socket alone', async (_what, bytes) => {
    await bystander.during(async () => {
      const raw = await openFrames();
      raw.socket.write(rawFrame(0x81, Buffer.from(hello)));
      raw.socket.write(bytes);
      await raw.gone;
    });
  });

  it('pings without an end from somebody who never reads do not pile up answers', async () => {
    await bystander.during(async () => {
      const raw = await openFrames();
      raw.socket.pause();
      raw.socket.write(rawFrame(0x81, Buffer.from(hello)));
      const ping = rawFrame(0x89, Buffer.alloc(120));
      const many = Buffer.concat(Array.from({ length: 2_000 }, () => ping));
      for (let round = 0; round < 20 && !raw.socket.destroyed; round++) raw.socket.write(many);
      raw.socket.resume();
      await raw.gone;
      const { length } = raw.received();
      // 300 answers, a welcome and a close at most, out of 40,000 pings.
      expect(length).toBeLessThan(300 * 130 + 20_000);
    });
  });
});

describe('heads', () => {
  it.each([
    ['20 KB of headers', [`Cookie: ${'x'.repeat(20_000)}`]],
    ['500 of them', Array.from({ length: 500 }, (_, index) => `X-Header-${index}: ${'y'.repeat(40)}`)],
  ])('%s are refused', async (_what, headers) => {
    await bystander.during(async () => {
      const raw = await openRaw(server.url);
      raw.socket.write(handshake(headers));
      await raw.gone;
      expect(raw.received().toString()).toMatch(/^HTTP\/1\.1 431/);
    });
  });
});

describe('the right frames in the wrong place', () => {
  it('a message before the hello is refused, one right behind it is not', async () => {
    const early = await openWire(server.url, '/v1/visitor');
    early.sendRaw(send('early'));
    early.sendRaw(hello);
    await early.waitFor((frame) => frame.code === 'bad_frame');
    expect(await early.closed).toBe(4000);
    expect(early.frames.filter(({ type }) => type !== 'error')).toEqual([]);
    const quick = await openWire(server.url, '/v1/visitor');
    quick.sendRaw(hello);
    quick.sendRaw(send('quick'));
    expect(await quick.waitFor((frame) => frame.id === 'quick')).toMatchObject({
      type: 'ok',
      duplicate: false,
    });
    await quick.close();
  });

  it('what was said is said again, all of it, twice: stored once', async () => {
    const visitor = await connectVisitor(server.url);
    const said = [send('said-1'), send('said-2'), send('said-3')];
    for (let time = 0; time < 3; time++) for (const text of said) visitor.sendRaw(text);
    await visitor.waitUntil(
      (frames) => frames.filter(({ type }) => type === 'ok').length === 9,
      'nine answers',
    );
    const answers = visitor.frames.filter(({ type }) => type === 'ok');
    expect(answers.filter(({ duplicate }) => duplicate === false)).toHaveLength(3);
    expect(new Set(answers.map(({ message }) => message.id)).size).toBe(3);
    const log = await visitor.request({ type: 'history', limit: 50 });
    expect(log.messages.filter(({ from }: AnyFrame) => from === 'visitor')).toHaveLength(3);
    await visitor.close();
  });

  it('frames of the other socket, and of the server, do nothing', async () => {
    const visitor = await connectVisitor(server.url);
    const { message } = await visitor.say('mine');
    const conversation = message.conversation as string;
    const { visitor: other, desk } = bystander;
    const [theirs = ''] = desk.chats();
    const operators = [
      { type: 'take', id: 'x', conversation: theirs },
      { type: 'ban', id: 'x', conversation: theirs },
      { type: 'transfer', id: 'x', conversation: theirs, to: 'x' },
      { type: 'status', id: 'x', status: 'away' },
      { type: 'note', note: {} },
      { type: 'welcome', token: 'x' },
      { type: 'message', message: { ...message, from: 'operator' } },
    ];
    for (const frame of operators) visitor.send(frame);
    visitor.send({ type: 'ping' });
    await visitor.waitFor(({ type }) => type === 'pong');
    const visitors = [
      { type: 'rate', id: 'x', conversation, rating: { score: 1 } },
      { type: 'leave', id: 'x', clientId: 'l', intent: 'chat', contact: 'a', text: 'b' },
      { type: 'context', context: { language: 'xx' } },
      { type: 'session', token: 'x' },
    ];
    const before = desk.frames.length;
    for (const frame of visitors) desk.send(frame);
    desk.send({ type: 'ping' });
    await desk.waitUntil((frames) => frames.slice(before).some(({ type }) => type === 'pong'), 'a pong');
    expect(
      desk.frames.slice(before).filter(({ type }) => ['note', 'rated', 'context'].includes(type)),
    ).toEqual([]);
    expect(await other.say('still here')).toMatchObject({ type: 'ok' });
    const log = await visitor.request({ type: 'history', limit: 10 });
    expect(log.messages.map(({ from }: AnyFrame) => from)).not.toContain('operator');
    await visitor.close();
  });
});

describe('many at once', () => {
  it('50 tabs of one visitor write their first message in the same moment: one conversation', async () => {
    const first = await connectVisitor(server.url);
    const tabs = await Promise.all(
      Array.from({ length: 49 }, () => connectVisitor(server.url, { token: first.token })),
    );
    const answers = await Promise.all([first, ...tabs].map((tab, index) => tab.say(`tab ${index}`)));
    expect(new Set(answers.map(({ message }) => message.conversation)).size).toBe(1);
    const seqs = answers.map(({ message }) => Number(message.order.split('.')[1])).sort((a, b) => a - b);
    expect(new Set(seqs).size).toBe(50);
    await Promise.all([first, ...tabs].map((tab) => tab.close()));
  });

  it('conversations opened one after the other have a budget; the open one goes on', async () => {
    const visitor = await connectVisitor(server.url);
    for (let round = 0; round < 3; round++) {
      expect(await visitor.say(`round ${round}`, { clientId: `c${round}` })).toMatchObject({ type: 'ok' });
      expect(await visitor.say('more')).toMatchObject({ type: 'ok' });
      if (round < 2) await visitor.request({ type: 'end' });
    }
    expect(await visitor.say('and more')).toMatchObject({ type: 'ok' });
    await visitor.request({ type: 'end' });
    const refused = await visitor.say('a fourth one');
    expect(refused).toMatchObject({ type: 'error', code: 'rate_limited' });
    expect(refused.retryAfterMs).toBeGreaterThan(1_000);
    expect(await visitor.say('round 0', { clientId: 'c0' })).toMatchObject({ type: 'ok', duplicate: true });
    await visitor.close();
  });
});
