import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { failure, message, useFaultyServer } from '../../../test/useFaultyServer.js';
import { welcome } from '../../../test/welcome.js';
import { websocketTransport } from '../websocket.js';

const bench = useFaultyServer();

describe('connecting', () => {
  it('says hello with token, cursor and context, and hands the welcome on as the snapshot', async () => {
    const connecting = bench.connect({}, { session: 'old', cursor: 'cur0', context: { language: 'ru' } });
    const peer = await bench.server.peer();
    expect(await peer.frame()).toEqual({
      type: 'hello',
      version: 1,
      token: 'old',
      cursor: 'cur0',
      context: { language: 'ru' },
    });
    peer.say({ ...welcome, readUpTo: 'm0', cursor: 'cur1' });
    const connection = await connecting;
    bench.keep(connection);
    const { type, version, token, capabilities, ...rest } = welcome;
    expect(connection.snapshot).toEqual({ ...rest, session: 'token-1', readUpTo: 'm0', cursor: 'cur1' });
    expect(connection.capabilities.upload).toEqual({
      maxBytes: 1_000,
      types: ['image/*', 'text/plain'],
      progress: false,
    });
  });

  it('sends no member that is not known', async () => {
    const connecting = failure(bench.connect());
    const peer = await bench.server.peer();
    expect(await peer.frame()).toEqual({ type: 'hello', version: 1 });
    peer.close(1012);
    await connecting;
  });

  it('delivers events that share a segment with the welcome, in order, after connect resolved', async () => {
    const seen: string[] = [];
    const connecting = bench
      .connect({}, {}, (event) => seen.push(event.type))
      .then((connection) => {
        seen.push('connected');
        return connection;
      });
    const peer = await bench.server.peer();
    await peer.frame();
    peer.say(
      welcome,
      { type: 'message', message, cursor: 'a' },
      { type: 'seen', upTo: 'm1' },
      { type: 'session', token: 't2' },
    );
    bench.keep(await connecting);
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
    const connecting = failure(bench.connect());
    const peer = await bench.server.peer();
    peer.close(code);
    expect((await connecting).code).toBe(expected);
  });

  it('fails with what the server says instead of a welcome', async () => {
    const connecting = failure(bench.connect());
    const peer = await bench.server.peer();
    peer.say({ type: 'error', code: 'version_unsupported', message: 'speak version 2' });
    expect(await connecting).toMatchObject({ code: 'version_unsupported', message: 'speak version 2' });
    await peer.closed;
  });

  it('refuses a welcome of another version', async () => {
    const connecting = failure(bench.connect());
    (await bench.server.peer()).say({ ...welcome, version: 2 });
    expect((await connecting).code).toBe('version_unsupported');
  });

  it('names what is wrong with a malformed welcome', async () => {
    const connecting = failure(bench.connect());
    (await bench.server.peer()).say({ ...welcome, serverTime: 'noon' });
    expect(await connecting).toMatchObject({
      code: 'bad_frame',
      message: 'welcome.serverTime: expected number, got a string of 4',
    });
  });

  it('gives up on a server that takes the socket and says nothing', async () => {
    expect((await failure(bench.connect({ answerTimeoutMs: 30 }))).code).toBe('timeout');
  });

  it('fails where nobody listens', async () => {
    expect((await failure(bench.connect({ url: 'http://127.0.0.1:1' }))).code).toBe('connection_failed');
  });

  it('fails where the page may not make a socket', async () => {
    class Forbidden {
      constructor() {
        throw new Error('Content Security Policy');
      }
    }
    const error = await failure(bench.connect({ WebSocket: Forbidden as unknown as typeof WebSocket }));
    expect(error.code).toBe('connection_failed');
  });

  it('is called off at once, before and while connecting', async () => {
    const error = await failure(bench.connect({}, {}, () => undefined, AbortSignal.abort()));
    expect(error.code).toBe('aborted');
    const controller = new AbortController();
    const connecting = failure(bench.connect({}, {}, () => undefined, controller.signal));
    const peer = await bench.server.peer();
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

describe('where there is no WebSocket', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('says so instead of trying for ever', async () => {
    vi.stubGlobal('WebSocket', undefined);
    const connecting = websocketTransport({ url: bench.server.url, carrier: 'websocket' }).connect(
      {},
      () => undefined,
      new AbortController().signal,
    );
    await expect(connecting).rejects.toThrow(TypeError);
  });
});
