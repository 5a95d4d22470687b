import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createFaultyServer, type FaultyServer, type Peer, welcome } from '../../test/createFaultyServer.js';
import type { ChatError } from '../errors.js';
import type { Connection, Hello, Message, TransportEvent } from '../index.js';
import { type WebsocketTransportOptions, websocketTransport } from './websocket.js';

const message: Message = {
  id: 'm1',
  clientId: 'c1',
  order: '0001.0001',
  conversation: 'k1',
  at: 1_700_000_000_001,
  from: 'visitor',
  parts: [{ kind: 'text', text: 'hello' }],
};
const sent = (id: string) => ({ type: 'ok', id, message, cursor: 'cur1', duplicate: false });

interface Line {
  connection: Connection;
  peer: Peer;
  events: TransportEvent[];
  /** Resolves with the next event of a type. */
  event(type: TransportEvent['type']): Promise<TransportEvent>;
}

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

function connect(
  options: Partial<WebsocketTransportOptions> = {},
  hello: Hello = {},
  on: (event: TransportEvent) => void = () => undefined,
  signal: AbortSignal = new AbortController().signal,
): Promise<Connection> {
  return websocketTransport({ url: server.url, WebSocket, ...options }).connect(hello, on, signal);
}

async function online(
  options: Partial<WebsocketTransportOptions> = {},
  said: object = welcome,
): Promise<Line> {
  const events: TransportEvent[] = [];
  const waiting: { type: string; resolve: (event: TransportEvent) => void }[] = [];
  const connecting = connect(options, {}, (event) => {
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
}

const failure = (promise: Promise<unknown>): Promise<ChatError> =>
  promise.then(
    () => expect.fail('resolved'),
    (error) => error,
  );

describe('connecting', () => {
  it('says hello with token, cursor and context, and hands the welcome on as the snapshot', async () => {
    const connecting = connect({}, { session: 'old', cursor: 'cur0', context: { language: 'ru' } });
    const peer = await server.peer();
    expect(await peer.frame()).toEqual({
      type: 'hello',
      version: 1,
      token: 'old',
      cursor: 'cur0',
      context: { language: 'ru' },
    });
    peer.say({ ...welcome, readUpTo: 'm0', cursor: 'cur1' });
    const connection = await connecting;
    open.push(connection);
    const { type, version, token, capabilities, ...rest } = welcome;
    expect(connection.snapshot).toEqual({ ...rest, session: 'token-1', readUpTo: 'm0', cursor: 'cur1' });
    expect(connection.capabilities.upload).toEqual({
      maxBytes: 1_000,
      types: ['image/*', 'text/plain'],
      progress: false,
    });
  });

  it('sends no member that is not known', async () => {
    const connecting = failure(connect());
    const peer = await server.peer();
    expect(await peer.frame()).toEqual({ type: 'hello', version: 1 });
    peer.close(1012);
    await connecting;
  });

  it('delivers events that share a segment with the welcome, in order, after connect resolved', async () => {
    const seen: string[] = [];
    const connecting = connect({}, {}, (event) => seen.push(event.type)).then((connection) => {
      seen.push('connected');
      return connection;
    });
    const peer = await server.peer();
    await peer.frame();
    peer.say(
      welcome,
      { type: 'message', message, cursor: 'a' },
      { type: 'seen', upTo: 'm1' },
      { type: 'session', token: 't2' },
    );
    open.push(await connecting);
    await vi.waitFor(() => expect(seen).toEqual(['connected', 'message', 'seen', 'session']));
  });

  it.each([
    [1012, 'server_unavailable'],
    [1013, 'server_unavailable'],
    [1009, 'frame_too_large'],
    [1011, 'connection_failed'],
    [4000, 'bad_frame'],
    [4001, 'token_unknown'],
    [4003, 'banned'],
    [4008, 'connection_lost'],
    [4029, 'rate_limited'],
  ])('turns close code %i into %s', async (code, expected) => {
    const connecting = failure(connect());
    const peer = await server.peer();
    peer.close(code);
    expect((await connecting).code).toBe(expected);
  });

  it('fails with what the server says instead of a welcome', async () => {
    const connecting = failure(connect());
    const peer = await server.peer();
    peer.say({ type: 'error', code: 'version_unsupported', message: 'speak version 2' });
    expect(await connecting).toMatchObject({ code: 'version_unsupported', message: 'speak version 2' });
    await peer.closed;
  });

  it('refuses a welcome of another version', async () => {
    const connecting = failure(connect());
    (await server.peer()).say({ ...welcome, version: 2 });
    expect((await connecting).code).toBe('version_unsupported');
  });

  it('names what is wrong with a malformed welcome', async () => {
    const connecting = failure(connect());
    (await server.peer()).say({ ...welcome, serverTime: 'noon' });
    expect(await connecting).toMatchObject({
      code: 'bad_frame',
      message: 'welcome.serverTime: expected number, got a string of 4',
    });
  });

  it('gives up on a server that takes the socket and says nothing', async () => {
    expect((await failure(connect({ answerTimeoutMs: 30 }))).code).toBe('timeout');
  });

  it('fails where nobody listens', async () => {
    expect((await failure(connect({ url: 'http://127.0.0.1:1' }))).code).toBe('connection_failed');
  });

  it('fails where the page may not make a socket', async () => {
    class Forbidden {
      constructor() {
        throw new Error('Content Security Policy');
      }
    }
    const error = await failure(connect({ WebSocket: Forbidden as unknown as typeof WebSocket }));
    expect(error.code).toBe('connection_failed');
  });

  it('is called off at once, before and while connecting', async () => {
    const error = await failure(connect({}, {}, () => undefined, AbortSignal.abort()));
    expect(error.code).toBe('aborted');
    const controller = new AbortController();
    const connecting = failure(connect({}, {}, () => undefined, controller.signal));
    const peer = await server.peer();
    await peer.frame();
    controller.abort();
    expect(await Promise.race([connecting, Promise.resolve().then(() => Promise.resolve())])).toBeDefined();
    expect((await connecting).code).toBe('aborted');
    await peer.closed;
  });

  it.each(['chat.example', 'ftp://chat.example', ''])('refuses the base address %j', (url) => {
    expect(() => websocketTransport({ url })).toThrow(TypeError);
  });
});

describe('sending', () => {
  it('resolves with what the server stored, also when the echo comes first', async () => {
    const { connection, peer, event } = await online();
    const sending = connection.send({ clientId: 'c1', parts: message.parts, intent: 'stylist' });
    const frame = await peer.frame();
    expect(frame).toEqual({
      type: 'send',
      id: expect.any(String),
      clientId: 'c1',
      parts: message.parts,
      intent: 'stylist',
    });
    peer.say({ type: 'message', message, cursor: 'cur1' });
    expect(await event('message')).toEqual({ type: 'message', message, cursor: 'cur1' });
    peer.say(sent('id' in frame ? (frame.id ?? '') : ''));
    expect(await sending).toEqual({ message, cursor: 'cur1', duplicate: false });
  });

  it('pairs answers with calls by id, whatever their order', async () => {
    const { connection, peer } = await online();
    const first = connection.send({ clientId: 'c1', parts: message.parts });
    const second = failure(connection.send({ clientId: 'c2', parts: message.parts }));
    const [a, b] = [await peer.frame(), await peer.frame()] as { id: string }[];
    peer.say(
      { type: 'error', id: b?.id, code: 'rate_limited', message: 'slow down', retryAfterMs: 70_000 },
      sent('nobody'),
      sent(a?.id ?? ''),
    );
    expect((await first).message.id).toBe('m1');
    expect(await second).toMatchObject({
      code: 'rate_limited',
      kind: 'rate-limited',
      retryAfterMs: 70_000,
      outcome: 'not-sent',
    });
  });

  it.each([
    ['conversation_ended', 'conversation_ended', 'not-sent'],
    ['server_failed', 'server_failed', 'unknown'],
    ['a_code_of_tomorrow', 'bad_value', 'not-sent'],
  ])('hands on the refusal %s as %s, %s', async (said, code, outcome) => {
    const { connection, peer } = await online();
    const sending = failure(connection.send({ clientId: 'c1', parts: message.parts }));
    const frame = (await peer.frame()) as { id: string };
    peer.say({ type: 'error', id: frame.id, code: said, message: 'no' });
    expect(await sending).toMatchObject({ code, outcome });
  });

  it('does not know about a swallowed answer: times out as unknown', async () => {
    const { connection, peer } = await online({ answerTimeoutMs: 40 });
    const error = failure(connection.send({ clientId: 'c1', parts: message.parts }));
    await peer.frame();
    expect(await error).toMatchObject({ code: 'timeout', outcome: 'unknown' });
  });

  it('ends waiting calls as unknown when the socket is cut, and refuses later ones as not sent', async () => {
    const { connection, peer } = await online();
    const error = failure(connection.send({ clientId: 'c1', parts: message.parts }));
    await peer.frame();
    peer.close(1011);
    expect(await error).toMatchObject({ code: 'connection_lost', outcome: 'unknown' });
    expect((await connection.closed)?.code).toBe('connection_lost');
    const late = await failure(connection.send({ clientId: 'c2', parts: message.parts }));
    expect(late).toMatchObject({ code: 'connection_lost', outcome: 'not-sent' });
  });

  it('refuses a too long text and a too long frame before the first byte', async () => {
    const { connection, peer } = await online();
    const text = await failure(
      connection.send({ clientId: 'c1', parts: [{ kind: 'text', text: 'x'.repeat(4_001) }] }),
    );
    expect(text).toMatchObject({ code: 'message_too_large', limit: 4_000, outcome: 'not-sent' });
    const parts = Array.from({ length: 30 }, () => ({ kind: 'text', text: 'я'.repeat(4_000) }) as const);
    const frame = await failure(connection.send({ clientId: 'c1', parts: [...parts, ...parts] }));
    expect(frame).toMatchObject({ code: 'frame_too_large', limit: 65_536, outcome: 'not-sent' });
    expect(peer.unread).toEqual([]);
  });

  it('rejects at once when called off: not sent before, unknown after', async () => {
    const { connection, peer } = await online();
    const before = await failure(
      connection.send({ clientId: 'c1', parts: message.parts }, { signal: AbortSignal.abort() }),
    );
    expect(before).toMatchObject({ code: 'aborted', outcome: 'not-sent' });
    const controller = new AbortController();
    const after = failure(
      connection.send({ clientId: 'c2', parts: message.parts }, { signal: controller.signal }),
    );
    const frame = await peer.frame();
    expect(frame).toMatchObject({ clientId: 'c2' });
    controller.abort();
    expect(await after).toMatchObject({ code: 'aborted', outcome: 'unknown' });
  });

  it('fails a call whose answer cannot be read, and says so', async () => {
    const { connection, peer, event } = await online();
    const sending = failure(connection.send({ clientId: 'c1', parts: message.parts }));
    const { id } = (await peer.frame()) as { id: string };
    peer.say({ ...sent(id), message: { ...message, at: null } });
    expect(await sending).toMatchObject({ code: 'bad_frame', outcome: 'unknown' });
    expect(await event('error')).toMatchObject({
      error: { message: 'ok.message.at: expected number, got null' },
    });
    const empty = failure(connection.send({ clientId: 'c2', parts: message.parts }));
    peer.say({ type: 'ok', id: ((await peer.frame()) as { id: string }).id });
    expect(await empty).toMatchObject({ code: 'bad_frame', outcome: 'unknown' });
  });
});

describe('receiving', () => {
  it('makes an event of a malformed frame and goes on', async () => {
    const { peer, events, event } = await online();
    peer.say(
      '{',
      '[]',
      { type: 'message', message: { ...message, parts: 7 }, cursor: 'x' },
      { type: 'later' },
    );
    peer.say({ type: 'typing', on: true, ttlMs: 6_000, mood: 'good' });
    await event('typing');
    expect(events.map((one) => (one.type === 'error' ? one.error.message : one))).toEqual([
      'frame: expected JSON, got a string of 1',
      'frame.type: expected string, got nothing',
      'message.message.parts: expected array, got 7',
      { type: 'typing', on: true, ttlMs: 6_000 },
    ]);
  });

  it('survives a listener that throws', async () => {
    const connecting = connect({}, {}, () => {
      throw new Error('listener');
    });
    const peer = await server.peer();
    await peer.frame();
    peer.say(welcome, { type: 'message', message, cursor: 'x' });
    const connection = await connecting;
    open.push(connection);
    const sending = connection.send({ clientId: 'c1', parts: message.parts });
    const { id } = (await peer.frame()) as { id: string };
    peer.say({ type: 'seen', upTo: 'm0' }, sent(id));
    expect((await sending).message.id).toBe('m1');
  });

  it('makes relative addresses of files absolute, in snapshot, events, answers and pages', async () => {
    const file = { id: 'f', name: 'a.png', type: 'image/png', size: 1, url: '/v1/files/f/a.png' };
    const withFiles: Message = {
      ...message,
      parts: [
        { kind: 'file', file },
        { kind: 'file', file: { ...file, url: 'https://cdn.example/a.png' } },
        {
          kind: 'formAnswers',
          formId: 'q',
          formVersion: 1,
          title: 'Q',
          answers: [{ name: 'n', label: 'l', skipped: false, values: [], files: [file] }],
        },
      ],
    };
    const { connection, peer, event } = await online({}, { ...welcome, messages: [withFiles] });
    peer.say({ type: 'message', message: withFiles, cursor: 'x' });
    const received = await event('message');
    const absolute = `${server.url}/v1/files/f/a.png`;
    const [snapshot] = connection.snapshot.messages;
    const paging = connection.history?.({ limit: 500, before: 'b' });
    const frame = (await peer.frame()) as { id: string };
    expect(frame).toEqual({ type: 'history', id: frame.id, before: 'b', limit: 50 });
    peer.say({ type: 'ok', id: frame.id, messages: [withFiles], before: 'a' });
    const page = await paging;
    expect(page).toEqual({ before: 'a', messages: [snapshot] });
    expect(received).toEqual({ type: 'message', message: snapshot, cursor: 'x' });
    expect(snapshot?.parts[0]).toMatchObject({ file: { url: absolute } });
    expect(snapshot?.parts[1]).toMatchObject({ file: { url: 'https://cdn.example/a.png' } });
    expect(snapshot?.parts[2]).toMatchObject({ answers: [{ files: [{ url: absolute }] }] });
  });
});

describe('life', () => {
  it('pings, and takes any answer for a sign of life', async () => {
    const { connection, peer } = await online({ heartbeatMs: 20 });
    let over = false;
    void connection.closed.then(() => {
      over = true;
    });
    for (let beat = 0; beat < 5; beat++) {
      expect(await peer.frame()).toEqual({ type: 'ping' });
      peer.say({ type: 'pong' });
    }
    expect(over).toBe(false);
  });

  it('notices a half-open connection by itself', async () => {
    const { connection, peer } = await online({ heartbeatMs: 20 });
    peer.freeze();
    expect(await connection.closed).toMatchObject({ code: 'connection_lost', kind: 'retryable' });
  });

  it('hands on how long to wait when it is cut off for haste', async () => {
    const { connection, peer, event } = await online();
    peer.say({ type: 'error', code: 'rate_limited', message: 'too fast', retryAfterMs: 90_000 });
    expect(await event('error')).toMatchObject({ error: { code: 'rate_limited' } });
    peer.close(4029);
    expect(await connection.closed).toMatchObject({ code: 'rate_limited', retryAfterMs: 90_000 });
  });

  it('does not blame an old complaint for another ending', async () => {
    const { connection, peer } = await online();
    peer.say({ type: 'error', code: 'rate_limited', message: 'too fast', retryAfterMs: 90_000 });
    peer.close(4009);
    expect(await connection.closed).toMatchObject({ code: 'slow_reader', retryAfterMs: undefined });
  });

  it('leaves no timer, socket, listener or event behind after close', async () => {
    const started = [vi.spyOn(globalThis, 'setInterval'), vi.spyOn(globalThis, 'setTimeout')];
    const cleared = [vi.spyOn(globalThis, 'clearInterval'), vi.spyOn(globalThis, 'clearTimeout')];
    const controller = new AbortController();
    const removed = vi.spyOn(controller.signal, 'removeEventListener');
    // Times that nothing else uses tell our timers from those of others.
    const { connection, peer, events } = await online({ heartbeatMs: 77_001, answerTimeoutMs: 77_002 });
    const sending = failure(
      connection.send({ clientId: 'c1', parts: message.parts }, { signal: controller.signal }),
    );
    await peer.frame();
    const closing = connection.close();
    peer.say({ type: 'message', message, cursor: 'x' });
    await Promise.all([closing, peer.closed]);
    expect(await sending).toMatchObject({ code: 'connection_lost', outcome: 'unknown' });
    expect(await connection.closed).toBeUndefined();
    expect(removed).toHaveBeenCalledOnce();
    await connection.close();
    const ended = new Set(cleared.flatMap((spy) => spy.mock.calls.map(([timer]) => timer)));
    const ours = started.flatMap((spy) =>
      spy.mock.calls.flatMap(([, ms], index) =>
        ms === 77_001 || ms === 77_002 || ms === 1_000 ? [spy.mock.results[index]?.value] : [],
      ),
    );
    expect(ours.length).toBeGreaterThanOrEqual(4);
    for (const timer of ours) expect(ended).toContain(timer);
    expect(events).toEqual([]);
    vi.restoreAllMocks();
  });

  it('delivers nothing after close, not even what came with the welcome', async () => {
    const events: TransportEvent[] = [];
    const connecting = connect({}, {}, (event) => events.push(event));
    const peer = await server.peer();
    await peer.frame();
    peer.say(welcome, { type: 'message', message, cursor: 'x' });
    const connection = await connecting;
    await connection.close();
    expect(events).toEqual([]);
  });

  it('does not wait for ever for a server that does not answer the closing', async () => {
    const { connection, peer } = await online();
    peer.freeze();
    await connection.close();
    expect(await connection.closed).toBeUndefined();
  });
});

describe('the small verbs', () => {
  it('says each as its frame', async () => {
    const { connection, peer } = await online();
    const note = { clientId: 'n', intent: 'chat', contact: 'a@b.example', text: 'call me' };
    const all = Promise.all([
      connection.markRead?.('m1'),
      connection.rate?.('k1', { score: 5, solved: true }),
      connection.end?.(),
      connection.leave?.(note),
    ]);
    const frames = [];
    for (let index = 0; index < 4; index++) {
      const frame = (await peer.frame()) as { id: string };
      frames.push({ ...frame, id: '' });
      peer.say({ type: 'ok', id: frame.id });
    }
    await all;
    expect(frames).toEqual([
      { type: 'read', id: '', upTo: 'm1' },
      { type: 'rate', id: '', conversation: 'k1', rating: { score: 5, solved: true } },
      { type: 'end', id: '' },
      { type: 'leave', id: '', ...note },
    ]);
    connection.context?.({ page: { url: 'https://shop.example/' } });
    expect(await peer.frame()).toEqual({
      type: 'context',
      context: { page: { url: 'https://shop.example/' } },
    });
  });

  it('says typing at most once in three seconds, and its end each time it began', async () => {
    const { connection, peer } = await online();
    const now = vi.spyOn(performance, 'now');
    const at = (ms: number, on: boolean): void => {
      now.mockReturnValue(ms);
      connection.typing?.({ on, draft: 'secret until sent' });
    };
    at(0, false);
    at(10, true);
    at(500, true);
    at(600, false);
    at(700, false);
    at(900, true);
    at(3_010, true);
    now.mockRestore();
    connection.context?.({});
    const said = [];
    for (let frame = await peer.frame(); frame.type !== 'context'; frame = await peer.frame())
      said.push(frame);
    expect(said).toEqual([
      { type: 'typing', on: true },
      { type: 'typing', on: false },
      { type: 'typing', on: true },
    ]);
  });

  it('has no verb that the server does not offer', async () => {
    const capabilities = {
      ...welcome.capabilities,
      typing: { out: false, in: false },
      receipts: { delivered: false, read: false, markRead: false },
      upload: false,
      rating: false,
      offline: false,
      end: false,
      context: false,
      history: false,
    };
    const { connection } = await online({}, { ...welcome, capabilities });
    expect(Object.keys(connection).sort()).toEqual(['capabilities', 'close', 'closed', 'send', 'snapshot']);
  });
});

describe('uploading', () => {
  const blob = new Blob(['hello'], { type: 'text/plain' });
  const ref = { id: 'f1', name: 'a', type: 'text/plain', size: 5, url: '/v1/files/f1/a' };

  it('sends the file with the newest token in a header and never in an address', async () => {
    const { connection, peer, event } = await online();
    peer.say({ type: 'session', token: 'token-2' });
    await event('session');
    const uploading = connection.upload?.({ clientId: 'c9', name: 'Ёж "1/2".txt', blob });
    const { request, body, response } = await server.request();
    expect(request.method).toBe('POST');
    const address = new URL(request.url ?? '', server.url);
    expect([address.pathname, ...address.searchParams]).toEqual(['/v1/files', ['name', 'Ёж "1/2".txt']]);
    expect(request.headers).toMatchObject({
      authorization: 'Bearer token-2',
      'x-client-id': 'c9',
      'content-type': 'text/plain',
    });
    expect(String(body)).toBe('hello');
    response.setHeader('content-type', 'application/json').end(JSON.stringify(ref));
    expect(await uploading).toEqual({ ...ref, url: `${server.url}/v1/files/f1/a` });
  });

  it('refuses a too large file before the first byte', async () => {
    const { connection } = await online();
    const large = new Blob(['x'.repeat(1_001)], { type: 'image/png' });
    const upload = connection.upload?.({ clientId: 'c', name: 'a', blob: large }) ?? Promise.resolve();
    expect(await failure(upload)).toMatchObject({ code: 'file_too_large', limit: 1_000 });
  });

  it.each([
    [
      429,
      { code: 'rate_limited', message: 'slow', retryAfterMs: 4_000 },
      {},
      { code: 'rate_limited', retryAfterMs: 4_000 },
    ],
    [429, 'busy', { 'retry-after': '7' }, { code: 'rate_limited', retryAfterMs: 7_000 }],
    [413, { code: 'file_too_large', message: 'm', limit: 9 }, {}, { code: 'file_too_large', limit: 9 }],
    [401, {}, {}, { code: 'token_unknown' }],
    [502, '<html>', {}, { code: 'server_unavailable' }],
    [418, { code: 'teapot' }, {}, { code: 'bad_value' }],
    [200, { id: 'f1' }, {}, { code: 'bad_frame', message: 'file.name: expected string, got nothing' }],
    [200, '<html>', {}, { code: 'bad_frame' }],
  ])('turns status %i with %j into a clear error', async (status, body, headers, expected) => {
    const { connection } = await online();
    const uploading = failure(connection.upload?.({ clientId: 'c', name: 'a', blob }) ?? Promise.resolve());
    const { response } = await server.request();
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
    expect(await uploading).toMatchObject(expected);
  });

  it('ends with its own signal and with the connection', async () => {
    const { connection, peer } = await online();
    const controller = new AbortController();
    const file = { clientId: 'c', name: 'a', blob };
    const first = failure(connection.upload?.(file, { signal: controller.signal }) ?? Promise.resolve());
    const one = await server.request();
    controller.abort();
    expect((await first).code).toBe('aborted');
    await new Promise((resolve) => one.response.once('close', resolve));
    const second = failure(connection.upload?.(file) ?? Promise.resolve());
    const two = await server.request();
    peer.close(1012);
    expect((await second).code).toBe('connection_lost');
    await new Promise((resolve) => two.response.once('close', resolve));
  });
});

describe('where there is no WebSocket', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('says so instead of trying for ever', async () => {
    vi.stubGlobal('WebSocket', undefined);
    const connecting = websocketTransport({ url: server.url }).connect(
      {},
      () => undefined,
      new AbortController().signal,
    );
    await expect(connecting).rejects.toThrow(TypeError);
  });
});
