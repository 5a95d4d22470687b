import { describe, expect, it } from 'vitest';
import { failure, useFaultyServer } from '../../../test/useFaultyServer.js';

const bench = useFaultyServer();

describe('uploading', () => {
  const blob = new Blob(['hello'], { type: 'text/plain' });
  const ref = { id: 'f1', name: 'a', type: 'text/plain', size: 5, url: '/v1/files/f1/a' };

  it('sends the file with the newest token in a header and never in an address', async () => {
    const { connection, peer, event } = await bench.online();
    peer.say({ type: 'session', token: 'token-2' });
    await event('session');
    const uploading = connection.upload?.({ clientId: 'c9', name: 'Ёж "1/2".txt', blob });
    const { request, body, response } = await bench.server.request();
    expect(request.method).toBe('POST');
    const address = new URL(request.url ?? '', bench.server.url);
    expect([address.pathname, ...address.searchParams]).toEqual(['/v1/files', ['name', 'Ёж "1/2".txt']]);
    expect(request.headers).toMatchObject({
      authorization: 'Bearer token-2',
      'x-client-id': 'c9',
      'content-type': 'text/plain',
    });
    expect(String(body)).toBe('hello');
    response.setHeader('content-type', 'application/json').end(JSON.stringify(ref));
    expect(await uploading).toEqual({ ...ref, url: `${bench.server.url}/v1/files/f1/a` });
  });

  it('refuses a too large file before the first byte', async () => {
    const { connection } = await bench.online();
    const large = new Blob(['x'.repeat(1_001)], { type: 'image/png' });
    const upload = connection.upload?.({ clientId: 'c', name: 'a', blob: large });
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
    [413, '<html>', {}, { code: 'file_too_large' }],
    [401, { code: 'token_unknown' }, {}, { code: 'token_unknown' }],
    [401, '<html>', {}, { code: 'server_unavailable' }],
    [401, {}, {}, { code: 'server_unavailable' }],
    [403, { code: 'origin_forbidden' }, {}, { code: 'origin_forbidden' }],
    [403, '<h1>Blocked</h1>', {}, { code: 'server_unavailable' }],
    [403, { code: 1020 }, {}, { code: 'server_unavailable' }],
    [415, { code: 'file_type_forbidden' }, {}, { code: 'file_type_forbidden' }],
    [404, '<html>', {}, { code: 'server_unavailable' }],
    [502, '<html>', {}, { code: 'server_unavailable' }],
    [418, { code: 'teapot' }, {}, { code: 'bad_value' }],
    [200, { id: 'f1' }, {}, { code: 'bad_frame', message: 'file.name: expected string, got nothing' }],
    [200, '<html>', {}, { code: 'bad_frame' }],
  ])('turns status %i with %j into a clear error', async (status, body, headers, expected) => {
    const { connection } = await bench.online();
    const uploading = failure(connection.upload?.({ clientId: 'c', name: 'a', blob }));
    const { response } = await bench.server.request();
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
    expect(await uploading).toMatchObject(expected);
  });

  it('ends with its own signal and with the connection', async () => {
    const { connection, peer } = await bench.online();
    const controller = new AbortController();
    const file = { clientId: 'c', name: 'a', blob };
    const first = failure(connection.upload?.(file, { signal: controller.signal }));
    const one = await bench.server.request();
    controller.abort();
    expect((await first).code).toBe('aborted');
    await new Promise((resolve) => one.response.once('close', resolve));
    const second = failure(connection.upload?.(file));
    const two = await bench.server.request();
    peer.close(1012);
    expect((await second).code).toBe('connection_lost');
    await new Promise((resolve) => two.response.once('close', resolve));
  });
});
