import { describe, expect, it, vi } from 'vitest';
import { failure, message, useFaultyServer } from '../../../test/useFaultyServer.js';
import { welcome } from '../../../test/welcome.js';
import type { TransportEvent } from '../../index.js';

const bench = useFaultyServer();

describe('life', () => {
  it('pings, and takes any answer for a sign of life', async () => {
    const { connection, peer } = await bench.online({ heartbeatMs: 20 });
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
    const { connection, peer } = await bench.online({ heartbeatMs: 20 });
    peer.freeze();
    expect(await connection.closed).toMatchObject({ code: 'connection_lost', kind: 'retryable' });
  });

  it('hands on how long to wait when it is cut off for haste', async () => {
    const { connection, peer, event } = await bench.online();
    peer.say({ type: 'error', code: 'rate_limited', message: 'too fast', retryAfterMs: 90_000 });
    expect(await event('error')).toMatchObject({ error: { code: 'rate_limited' } });
    peer.close(4029);
    expect(await connection.closed).toMatchObject({ code: 'rate_limited', retryAfterMs: 90_000 });
  });

  it('does not blame an old complaint for another ending', async () => {
    const { connection, peer } = await bench.online();
    peer.say({ type: 'error', code: 'rate_limited', message: 'too fast', retryAfterMs: 90_000 });
    peer.close(4009);
    expect(await connection.closed).toMatchObject({ code: 'slow_reader', retryAfterMs: undefined });
  });

  it('leaves no timer, socket, listener or event behind after close', async () => {
    const started = [vi.spyOn(globalThis, 'setInterval'), vi.spyOn(globalThis, 'setTimeout')];
    const cleared = [vi.spyOn(globalThis, 'clearInterval'), vi.spyOn(globalThis, 'clearTimeout')];
    const controller = new AbortController();
    const added = vi.spyOn(controller.signal, 'addEventListener');
    const removed = vi.spyOn(controller.signal, 'removeEventListener');
    // Times that nothing else uses tell our timers from those of others.
    const { connection, peer, events } = await bench.online({ heartbeatMs: 77_001, answerTimeoutMs: 77_002 });
    const sending = failure(
      connection.send({ clientId: 'c1', parts: message.parts }, { signal: controller.signal }),
    );
    await peer.frame();
    const closing = connection.close();
    peer.say({ type: 'message', message, cursor: 'x' });
    await Promise.all([closing, peer.closed]);
    expect(await sending).toMatchObject({ code: 'connection_lost', outcome: 'unknown' });
    expect(await connection.closed).toBeUndefined();
    const listeners = ({ mock }: typeof added | typeof removed) => mock.calls.map(([, listener]) => listener);
    expect(listeners(removed)).toEqual(listeners(added));
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
    const connecting = bench.connect({}, {}, (event) => events.push(event));
    const peer = await bench.server.peer();
    await peer.frame();
    peer.say(welcome, { type: 'message', message, cursor: 'x' });
    const connection = await connecting;
    await connection.close();
    expect(events).toEqual([]);
  });

  it('does not wait for ever for a server that does not answer the closing', async () => {
    const { connection, peer } = await bench.online();
    peer.freeze();
    await connection.close();
    expect(await connection.closed).toBeUndefined();
  });
});
