import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { connectDesk } from './connectDesk.js';
import { readJson } from './readJson.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { openWire } from './wireClient.js';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({
    env: { COMPTOIR_ORIGINS: 'https://shop.test, http://127.0.0.1:1', COMPTOIR_TRUSTED_PROXIES: '1' },
  });
});
afterAll(() => server.dispose());

async function upgrade(path: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(server.url.replace('http', 'ws') + path, { headers });
  socket.on('error', () => undefined);
  const refused = once(socket, 'unexpected-response').then(([, response]) => {
    response.resume();
    socket.terminate();
    return response.statusCode as number;
  });
  const opened = once(socket, 'open').then(() => {
    socket.terminate();
    return 101;
  });
  return Promise.race([refused, opened]);
}

function signIn(login: string, password: string, address: string, headers = {}): Promise<Response> {
  return fetch(`${server.url}/v1/operator/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address, ...headers },
    body: JSON.stringify({ login, password }),
  });
}

describe('who may connect', () => {
  it('pages of the shops on the list, our own, and what is no page', async () => {
    expect(await upgrade('/v1/visitor', {})).toBe(101);
    expect(await upgrade('/v1/visitor', { origin: 'https://shop.test' })).toBe(101);
    expect(await upgrade('/v1/visitor', { origin: server.url })).toBe(101);
    for (const origin of ['https://evil.test', 'null', 'https://shop.test.evil.test', 'http://shop.test']) {
      const wire = await openWire(server.url, '/v1/visitor', { origin });
      wire.send({ type: 'hello', version: 1 });
      expect(await wire.closed).toBe(4003);
      expect(wire.frames).toMatchObject([
        { type: 'error', code: 'origin_forbidden', message: expect.stringContaining(`Pages of ${origin} `) },
      ]);
    }
    expect(await upgrade('/v1/elsewhere', {})).toBe(404);
  });

  it('desks need a session, and come from our own page', async () => {
    const cookie = await server.signIn('operator', 'test-password-1');
    expect(await upgrade('/v1/operator', {})).toBe(401);
    expect(await upgrade('/v1/operator', { cookie: 'comptoir_desk=forged' })).toBe(401);
    expect(await upgrade('/v1/operator', { cookie, origin: 'https://shop.test' })).toBe(403);
    expect(await upgrade('/v1/operator', { cookie, origin: server.url })).toBe(101);
  });

  it('signing out ends the session and its sockets', async () => {
    const cookie = await server.signIn('operator', 'test-password-1');
    const desk = await connectDesk(server, { cookie });
    const me = (): Promise<Response> => fetch(`${server.url}/v1/operator/me`, { headers: { cookie } });
    expect(await (await me()).json()).toMatchObject({
      operator: { name: 'Operator' },
      groups: ['chat', 'stylist'],
    });
    await fetch(`${server.url}/v1/operator/sign-out`, { method: 'POST', headers: { cookie } });
    expect(await desk.closed).toBe(4001);
    expect((await me()).status).toBe(401);
    expect(await upgrade('/v1/operator', { cookie })).toBe(401);
  });

  it('the session cookie is out of reach of scripts and of other sites', async () => {
    const response = await signIn('operator', 'test-password-1', '10.0.0.9', {
      'x-forwarded-proto': 'https',
    });
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/);
    const foreign = await signIn('operator', 'test-password-1', '10.0.0.9', { origin: 'https://evil.test' });
    expect(foreign.status).toBe(403);
  });

  it('five wrong passwords, and this address waits for this account; others do not', async () => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const response = await signIn('operator', 'wrong', '10.0.0.1');
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: 'sign_in_failed' });
    }
    const sixth = await signIn('operator', 'test-password-1', '10.0.0.1');
    expect(sixth.status).toBe(429);
    const { code, retryAfterMs } = await readJson(sixth);
    expect(code).toBe('rate_limited');
    expect(retryAfterMs).toBeGreaterThan(60_000);
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(60);
    expect((await signIn('operator', 'test-password-1', '6.6.6.6, 10.0.0.1')).status).toBe(429);
    expect((await signIn('operator', 'test-password-1', '10.0.0.2')).status).toBe(200);
    expect((await signIn('nobody', 'x', '10.0.0.3')).status).toBe(401);
    expect((await signIn('operator', 'x'.repeat(2_000), '10.0.0.3')).status).toBe(400);
  });

  it('neither tokens, passwords nor texts are in the log', async () => {
    const wire = await openWire(server.url, '/v1/visitor');
    wire.send({ type: 'hello', version: 1 });
    const { token } = await wire.waitFor((frame) => frame.type === 'welcome');
    const parts = [{ kind: 'text', text: 'a very private sentence' }];
    await wire.request({ type: 'send', clientId: 'p1', parts });
    await wire.request({ type: 'send', clientId: 'p2', parts: [{ kind: 'notice', notice: { code: 'x' } }] });
    await wire.close();
    for (const secret of [token, 'test-password-1', 'a very private sentence']) {
      expect(server.output()).not.toContain(secret);
    }
  });
});
