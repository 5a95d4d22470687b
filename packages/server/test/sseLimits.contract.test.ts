import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Limits, type Server } from '@comptoir/server';
import { afterEach, describe, expect, it } from 'vitest';
import { connectVisitor } from './connectVisitor.js';

const running: { server: Server; dataDir: string }[] = [];
const streams: AbortController[] = [];
afterEach(async () => {
  for (const stream of streams.splice(0)) stream.abort();
  for (const { server, dataDir } of running.splice(0)) {
    await server.stop();
    await rm(dataDir, { recursive: true });
  }
});

async function start(limits: Partial<Limits> = {}): Promise<{ url: string; server: Server }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'comptoir-sse-'));
  const server = createServer({ dataDir, port: 0, origins: ['https://shop.example'], limits });
  running.push({ server, dataDir });
  return { url: await server.start(), server };
}

interface Asking {
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Opens a stream; `read` waits until what has come so far fits, and `ended` holds all of it. */
async function open(url: string, hello: object | string, { path = '', headers = {} }: Asking = {}) {
  const controller = new AbortController();
  streams.push(controller);
  const response = await fetch(`${url}/v1/visitor/stream${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof hello === 'string' ? hello : JSON.stringify({ type: 'hello', version: 1, ...hello }),
    signal: controller.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const read = async (fits: RegExp): Promise<string> => {
    while (!fits.test(text)) {
      const piece = await reader?.read();
      if (piece === undefined || piece.done) throw new Error(`${fits} did not come, but:\n${text}`);
      text += piece.value;
    }
    return text;
  };
  const ended = async (): Promise<string> => {
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
      text += piece.value;
    }
    return text;
  };
  const key = async (): Promise<string> => /"link":"([^"]+)"/.exec(await read(/"link"/))?.[1] ?? '';
  const token = async (): Promise<string> => /"token":"([^"]+)"/.exec(await read(/"token"/))?.[1] ?? '';
  return { response, read, ended, key, token };
}

const post = (url: string, key: string, body: string): Promise<Response> =>
  fetch(`${url}/v1/visitor/frames`, { method: 'POST', headers: { authorization: `Bearer ${key}` }, body });

describe('streams of a server in this process', () => {
  it('are for pages of the allowed origins, which may ask before', async () => {
    const { url } = await start();
    const foreign = await open(url, {}, { headers: { origin: 'https://elsewhere.example' } });
    expect(foreign.response.status).toBe(403);
    expect(foreign.response.headers.get('access-control-allow-origin')).toBeNull();
    expect(JSON.parse(await foreign.ended())).toMatchObject({ code: 'origin_forbidden' });
    const { headers } = await fetch(`${url}/v1/visitor/frames`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://shop.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,last-event-id',
      },
    });
    expect(headers.get('access-control-allow-origin')).toBe('https://shop.example');
    for (const name of ['authorization', 'content-type', 'last-event-id']) {
      expect(headers.get('access-control-allow-headers')).toContain(name);
    }
    const own = await open(url, {}, { headers: { origin: 'https://shop.example' } });
    expect(own.response.headers.get('x-accel-buffering')).toBe('no');
    expect(own.response.headers.get('cache-control')).toBe('no-cache, no-transform');
    await own.read(/"type":"welcome"/);
  });

  it.each([
    ['no JSON', 'hello', 'bad_frame', 4000],
    ['nothing', '', 'bad_frame', 4000],
    ['another frame', '{"type":"ping"}', 'bad_frame', 4000],
    ['another version', '{"type":"hello","version":9}', 'version_unsupported', 4000],
    ['a token that nobody knows', '{"type":"hello","version":1,"token":"x"}', 'token_unknown', 4001],
  ])('say what is wrong with a hello and end: %s', async (_what, hello, code, close) => {
    const { url } = await start();
    for (const path of ['', '?mode=poll']) {
      const text = await (await open(url, hello, { path })).ended();
      expect(text).toContain(`"code":"${code}"`);
      expect(text).toContain(`event: close\ndata: {"code":${close}`);
    }
  });

  it('go on behind Last-Event-ID', async () => {
    const { url } = await start();
    const visitor = await connectVisitor(url);
    const { cursor } = await visitor.say('first words');
    await visitor.say('last words');
    const stream = await open(url, { token: visitor.token }, { headers: { 'last-event-id': cursor } });
    const welcome = await stream.read(/"type":"welcome".*\n\n/);
    expect(welcome).toContain('"complete":true');
    expect(welcome).toContain('last words');
    expect(welcome).not.toContain('first words');
  });

  it('count with the sockets, per visitor and per address', async () => {
    const { url } = await start({ socketsPerVisitor: 2, socketsPerAddress: 4 });
    const visitor = await connectVisitor(url);
    await (await open(url, { token: visitor.token })).read(/"welcome"/);
    const third = await (await open(url, { token: visitor.token })).ended();
    expect(third).toContain('"code":"rate_limited"');
    expect(third).toContain('"code":4029');
    await (await open(url, {})).read(/"welcome"/);
    await (await open(url, {}, { path: '?mode=poll' })).ended();
    const fifth = await open(url, {});
    expect(fifth.response.status).toBe(429);
  });

  it('have one response at a time, however often their key asks for another', async () => {
    const { url, server } = await start({ socketsPerAddress: 2 });
    const first = await open(url, {});
    const key = await first.key();
    const again = () => open(url, '', { headers: { authorization: `Bearer ${key}` } });
    const others = await Promise.all(Array.from({ length: 20 }, again));
    const newest = await again();
    for (const one of [first, ...others]) await one.ended();
    await post(url, key, '{"type":"ping"}');
    await newest.read(/"type":"pong"/);
    await (await open(url, {})).read(/"welcome"/);
    expect((await open(url, {})).response.status).toBe(429);
    await server.stop();
    expect(await newest.ended()).toContain('event: close');
  });

  it('answer each line by itself, and outlive a body that is too large and a key that is none', async () => {
    const { url } = await start();
    const stream = await open(url, {});
    const key = await stream.key();
    const lines = [
      '{"type":"end","id":"1"}',
      '{"type":"end"',
      '{"type":"send","id":"2"}',
      '{"type":"horoscope"}',
    ];
    const answers = (await (await post(url, key, lines.join('\n'))).text()).trim().split('\n');
    expect(answers.map((line) => JSON.parse(line))).toMatchObject([
      { id: '1', code: 'no_conversation' },
      { id: '2', code: 'bad_frame' },
    ]);
    await stream.read(/"type":"error","code":"bad_frame"/);
    const large = await post(url, key, 'x'.repeat(200_000));
    expect([large.status, await large.json()]).toMatchObject([413, { code: 'frame_too_large' }]);
    const stranger = await post(url, 'x', '{"type":"ping"}');
    expect([stranger.status, await stranger.json()]).toMatchObject([404, { code: 'not_found' }]);
    await post(url, key, '{"type":"ping"}');
    await stream.read(/"type":"pong"/);
  });

  it('cut whom nothing is heard of, and keep who asks for a sign of life', async () => {
    const { url } = await start({ pingMs: 80 });
    const silent = await open(url, {});
    const talking = await open(url, {});
    const key = await talking.key();
    const beats = setInterval(() => void post(url, key, '{"type":"ping"}'), 30);
    await expect(silent.ended()).rejects.toThrow();
    clearInterval(beats);
    expect((await post(url, key, '{"type":"ping"}')).status).toBe(200);
  });

  it('are gone when a client in poll mode stays away, and say so when it comes back', async () => {
    const { url } = await start({ slowReaderMs: 150 });
    const stream = await open(url, {}, { path: '?mode=poll' });
    await stream.ended();
    const key = await stream.key();
    await expect.poll(async () => (await post(url, key, '{"type":"ping"}')).status).toBe(404);
  });

  it('say goodbye when the server is told to stop', async () => {
    const { url, server } = await start();
    const long = await open(url, {});
    await long.read(/"welcome"/);
    await server.stop();
    expect(await long.ended()).toContain('event: close\ndata: {"code":1012');
  });
});
