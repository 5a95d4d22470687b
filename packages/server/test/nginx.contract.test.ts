import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from '@comptoir/server';
import { websocketTransport } from '@comptoir/transport/websocket';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { type Nginx, nginxMissing, startNginx } from './startNginx.js';
import { createStubbornVisitor, type StubbornVisitor } from './stubbornVisitor.js';
import type { NginxOptions } from './toNginxConfig.js';

const title = nginxMissing ? `behind nginx (not run: ${nginxMissing})` : 'behind nginx';

describe.skipIf(nginxMissing)(title, () => {
  let dataDir: string;
  let server: Server;
  let direct: string;
  let nginx: Nginx | undefined;
  const visitors: StubbornVisitor[] = [];
  const tabs: TestVisitor[] = [];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'comptoir-nginx-data-'));
    server = createServer({ dataDir, port: 0, origins: ['*'] });
    direct = await server.start();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await Promise.all(visitors.splice(0).map((visitor) => visitor.close()));
    await Promise.all(tabs.splice(0).map((tab) => tab.close()));
    await nginx?.dispose();
    nginx = undefined;
    await server.stop();
    await rm(dataDir, { recursive: true });
  });

  /** A visitor with the default carrier behind an nginx, and another tab of his that needs none. */
  async function behind(options: NginxOptions, answerTimeoutMs = 15_000) {
    nginx ??= await startNginx(direct, options);
    const visitor = await createStubbornVisitor(
      websocketTransport({ url: nginx.url, WebSocket, answerTimeoutMs }),
    );
    visitors.push(visitor);
    const tab = await connectVisitor(direct, { token: visitor.token });
    tabs.push(tab);
    return { visitor, tab };
  }
  /** Open connections of visitors by carrier, as the server counts them. */
  async function carriers(): Promise<{ sockets: number; streams: number }> {
    const text = await (await fetch(`${direct}/metrics`)).text();
    const count = (kind: string): number =>
      Number(new RegExp(`comptoir_sockets\\{kind="${kind}"\\} (\\d+)`).exec(text)?.[1] ?? 0);
    return { sockets: count('visitor'), streams: count('visitor-stream') };
  }
  /** What the log holds, read past everything. */
  async function stored(token: string): Promise<string[]> {
    const reader = await connectVisitor(direct, { token });
    tabs.push(reader);
    const { messages } = await reader.request({ type: 'history', limit: 100 });
    return messages.map(({ parts }: { parts: { text: string }[] }) => parts[0]?.text);
  }
  /** Both ways, several times, with everything exactly once and in order at the end. */
  async function talk({ visitor, tab }: { visitor: StubbornVisitor; tab: TestVisitor }): Promise<void> {
    for (let round = 1; round <= 3; round++) {
      await Promise.all([visitor.say(`mine ${round}`), visitor.say(`mine too ${round}`)]);
      await tab.say(`from the other tab ${round}`);
      await visitor.sees(`from the other tab ${round}`);
    }
    expect(visitor.texts()).toHaveLength(9);
    expect(visitor.texts()).toEqual(await stored(visitor.token));
  }

  it('takes a WebSocket where nginx hands them on', async () => {
    const pair = await behind({});
    await expect.poll(carriers).toEqual({ sockets: 2, streams: 0 });
    await talk(pair);
    expect(pair.visitor.connects()).toBe(1);
  });

  const setups: [string, NginxOptions, number?][] = [
    ['nginx collects answers', { upgrade: false, buffering: true }],
    ['nginx does not collect answers', { upgrade: false, buffering: false }],
    ['nginx packs everything', { upgrade: false, gzip: true }],
    ['nginx packs everything and collects nothing', { upgrade: false, gzip: true, buffering: false }],
    ['nginx collects answers whatever we ask for', { upgrade: false, ignoreAccel: true }, 3_000],
    [
      'nginx collects and packs whatever we ask for',
      { upgrade: false, ignoreAccel: true, gzip: true },
      3_000,
    ],
  ];
  it.each(setups)(
    'takes plain HTTP where no WebSocket gets through, and %s',
    async (_what, options, timeout) => {
      const pair = await behind(options, timeout);
      await expect.poll(carriers).toEqual({ sockets: 1, streams: 1 });
      await talk(pair);
      const { visitor, tab } = pair;
      expect(visitor.connects()).toBe(1);
      const connection = await visitor.connection();
      const page = await connection.history?.({ limit: 4 });
      expect(page?.messages).toHaveLength(4);
      await connection.markRead?.(page?.messages.at(-1)?.id ?? '');
      await tab.waitFor((frame) => frame.type === 'seen');
      const blob = new Blob(['%PDF-1.4\n', 'a'.repeat(5_000)], { type: 'application/pdf' });
      expect(await connection.upload?.({ clientId: 'f1', name: 'a.pdf', blob })).toMatchObject({
        size: 5_009,
      });
      await connection.end?.();
      await tab.conversation(({ phase }) => phase === 'ended');
      await vi.waitFor(() =>
        expect(visitor.events.at(-1)).toMatchObject({
          type: 'conversation',
          conversation: { phase: 'ended' },
        }),
      );
    },
  );

  it.each([
    ['sockets', { upgrade: true, readTimeout: 1 }],
    ['streams', { upgrade: false, readTimeout: 1 }],
    ['short responses', { upgrade: false, readTimeout: 1, ignoreAccel: true }],
  ])('loses and doubles nothing while nginx cuts silent %s', async (_what, options) => {
    const { visitor, tab } = await behind(options, 3_000);
    for (let round = 1; round <= 3; round++) {
      await visitor.connected(visitor.connects() + 1);
      const both = visitor.say(`mine ${round}`);
      await tab.say(`from the other tab ${round}`);
      await both;
    }
    await visitor.sees('from the other tab 3');
    const texts = visitor.texts();
    expect([...texts].sort()).toEqual(
      [1, 2, 3].flatMap((n) => [`from the other tab ${n}`, `mine ${n}`]).sort(),
    );
    expect(texts).toEqual(await stored(visitor.token));
  });

  it.each([
    ['sockets', { upgrade: true }],
    ['streams', { upgrade: false }],
  ])('loses and doubles nothing over a restart of nginx, with %s', async (_what, options) => {
    const { visitor, tab } = await behind(options);
    await visitor.say('before');
    const during = [visitor.say('during'), nginx?.restart(), tab.say('from the other tab')];
    await Promise.all(during);
    await visitor.connected(2);
    await visitor.say('after');
    await visitor.sees('from the other tab');
    expect([...visitor.texts()].sort()).toEqual(['after', 'before', 'during', 'from the other tab']);
    expect(visitor.texts()).toEqual(await stored(visitor.token));
  });

  it('tries a WebSocket again after some minutes, and changes over without loss', async () => {
    const { visitor, tab } = await behind({ upgrade: false });
    await visitor.say('over a stream');
    await nginx?.restart({ upgrade: true });
    await visitor.connected(2);
    await expect.poll(carriers).toEqual({ sockets: 1, streams: 1 });
    const clock = performance.now.bind(performance);
    vi.spyOn(performance, 'now').mockImplementation(() => clock() + 6 * 60_000);
    const during = [visitor.say('during'), tab.say('from the other tab'), nginx?.restart({ upgrade: true })];
    await Promise.all(during);
    await visitor.connected(3);
    await expect.poll(carriers).toEqual({ sockets: 2, streams: 0 });
    await visitor.say('over a socket');
    await visitor.sees('from the other tab');
    expect(visitor.texts()).toHaveLength(4);
    expect(visitor.texts()).toEqual(await stored(visitor.token));
  });

  it('says what is too large when nginx refuses it, and the connection lives on', async () => {
    const { visitor } = await behind({ upgrade: false, maxBody: 1_024 });
    const connection = await visitor.connection();
    const blob = new Blob(['%PDF-1.4\n', 'a'.repeat(5_000)], { type: 'application/pdf' });
    await expect(connection.upload?.({ clientId: 'f1', name: 'a.pdf', blob })).rejects.toMatchObject({
      code: 'file_too_large',
      message: expect.stringContaining('413'),
    });
    const parts = [{ kind: 'text', text: 'a'.repeat(2_000) }] as const;
    const small = [{ kind: 'text', text: 'small' }] as const;
    const [large, fitting] = await Promise.allSettled([
      connection.send({ clientId: 'c1', parts }),
      connection.send({ clientId: 'c2', parts: small }),
    ]);
    expect(large).toMatchObject({
      status: 'rejected',
      reason: { code: 'frame_too_large', outcome: 'not-sent', message: expect.stringContaining('413') },
    });
    expect(fitting.status).toBe('fulfilled');
    expect(visitor.connects()).toBe(1);
  });
});
