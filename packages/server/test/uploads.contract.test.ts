import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { createClientId } from '@comptoir/transport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDesk } from './connectDesk.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { readJson } from './readJson.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';

let server: ServerProcess;
let visitor: TestVisitor;
beforeAll(async () => {
  server = await startServerProcess({
    env: { COMPTOIR_LIMIT_UPLOADS: '1000/1000', COMPTOIR_ORIGINS: 'https://shop.test' },
  });
  visitor = await connectVisitor(server.url);
});
afterAll(() => server.dispose());

// The smallest whole PNG: one transparent pixel.
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n');

interface UploadOptions {
  readonly name?: string;
  readonly type?: string;
  readonly clientId?: string;
  readonly headers?: Record<string, string>;
}

async function upload(body: Buffer, options: UploadOptions = {}): Promise<Response> {
  const { name = 'a.png', type = 'image/png', clientId = createClientId(), headers } = options;
  return fetch(`${server.url}/v1/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-client-id': clientId,
      ...(headers ?? { authorization: `Bearer ${visitor.token}` }),
    },
    body: new Uint8Array(body),
  });
}

async function storedFiles(): Promise<readonly string[]> {
  const entries = await readdir(join(server.dataDir, 'files'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('uploads', () => {
  it('takes a picture, gives it back harmless, and lets it travel in a message', async () => {
    const response = await upload(png, { name: 'Чек «1».png' });
    expect(response.status).toBe(201);
    const file = await readJson(response);
    expect(file).toMatchObject({
      name: 'Чек «1».png',
      type: 'image/png',
      size: png.length,
      width: 1,
      height: 1,
    });
    expect(file.url).toMatch(/^\/v1\/files\/[\w-]{22}\/[^?]+\?until=\d{13}&proof=[\w-]{43}$/);
    const got = await fetch(server.url + file.url);
    expect(Buffer.from(await got.arrayBuffer()).equals(png)).toBe(true);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
    });
    expect(got.headers.get('content-disposition')).toBe(
      `attachment; filename="___ _1_.png"; filename*=UTF-8''${encodeURIComponent('Чек «1».png')}`,
    );
    const lie = { ...file, name: 'changed.exe', url: 'https://evil.test/' };
    const sent = await visitor.request({
      type: 'send',
      clientId: createClientId(),
      parts: [{ kind: 'file', file: lie }],
    });
    expect(sent.message.parts).toEqual([{ kind: 'file', file }]);
  });

  it('a retried upload is one file, two at once too; another owner has his own', async () => {
    const clientId = createClientId();
    const before = (await storedFiles()).length;
    const answers = await Promise.all([upload(png, { clientId }), upload(png, { clientId })]);
    const again = await upload(png, { clientId });
    expect(again.status).toBe(200);
    const ids = await Promise.all([...answers, again].map(async (answer) => (await readJson(answer)).id));
    expect(new Set(ids).size).toBe(1);
    expect((await storedFiles()).length).toBe(before + 1);
    const other = await connectVisitor(server.url);
    const theirs = await upload(png, { clientId, headers: { authorization: `Bearer ${other.token}` } });
    expect((await readJson(theirs)).id).not.toBe(ids[0]);
    const stolen = { id: ids[0], name: 'a.png', type: 'image/png', size: 1, url: '/' };
    const answer = await other.request({
      type: 'send',
      clientId: createClientId(),
      parts: [{ kind: 'file', file: stolen }],
    });
    expect(answer).toMatchObject({ type: 'error', code: 'not_found' });
  });

  it('a PDF comes as an attachment; an operator uploads with the cookie', async () => {
    const cookie = await server.signIn('operator', 'test-password-1');
    const response = await upload(pdf, { name: 'receipt.pdf', type: 'application/pdf', headers: { cookie } });
    expect(response.status).toBe(201);
    const got = await fetch(server.url + (await readJson(response)).url);
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename="receipt\.pdf"/);
    await got.arrayBuffer();
  });

  const html = Buffer.from('<!doctype html><script>alert(1)</script>');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
  it.each([
    ['HTML that says PNG', html, 'image/png', 415],
    ['SVG as itself', svg, 'image/svg+xml', 415],
    ['SVG that says PNG', svg, 'image/png', 415],
    ['HTML as itself', html, 'text/html', 415],
    ['JSON', Buffer.from('{"a":1}'), 'application/json', 415],
    ['a PDF that says JPEG', pdf, 'image/jpeg', 415],
    ['a PNG that says GIF', png, 'image/gif', 415],
    ['a cut-off PNG signature', png.subarray(0, 6), 'image/png', 415],
    ['a PDF behind other bytes', Buffer.concat([Buffer.from('MZ......'), pdf]), 'application/pdf', 415],
    ['nothing at all', Buffer.alloc(0), 'image/png', 400],
    ['no type', png, '', 400],
  ])('refuses %s and keeps nothing of it', async (_what, body, type, status) => {
    const before = await storedFiles();
    const response = await upload(body, { type });
    expect(response.status).toBe(status);
    expect(await readJson(response)).toMatchObject({
      code: status === 415 ? 'file_type_forbidden' : 'bad_value',
    });
    expect(await storedFiles()).toEqual(before);
  });

  it('refuses more than 10 MB, announced or not', async () => {
    const before = await storedFiles();
    const announced = await upload(Buffer.concat([png, Buffer.alloc(10 * 1024 * 1024)]));
    expect(announced.status).toBe(413);
    expect(await announced.json()).toMatchObject({ code: 'file_too_large', limit: 10 * 1024 * 1024 });

    const url = new URL(`${server.url}/v1/files?name=big.png`);
    const headers = {
      'content-type': 'image/png',
      'x-client-id': 'big',
      authorization: `Bearer ${visitor.token}`,
    };
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sending = request(url, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode);
        response.resume();
        sending.destroy();
      });
      // The server may cut the connection once it has answered.
      sending.on('error', reject);
      sending.write(png);
      const piece = Buffer.alloc(256 * 1024);
      let left = 44;
      const more = (): void => {
        left -= 1;
        if (left >= 0) sending.write(piece, () => more());
      };
      more();
    });
    expect(status).toBe(413);
    expect(await storedFiles()).toEqual(before);
  });

  it('an upload that is cut off leaves nothing', async () => {
    const before = await storedFiles();
    const url = new URL(`${server.url}/v1/files?name=cut.png`);
    const headers = {
      'content-type': 'image/png',
      'x-client-id': 'cut',
      'content-length': '1000000',
      authorization: `Bearer ${visitor.token}`,
    };
    await new Promise<void>((resolve) => {
      const sending = request(url, { method: 'POST', headers });
      sending.on('error', () => resolve());
      sending.write(png, () => sending.destroy());
      sending.on('close', () => resolve());
    });
    await expect.poll(storedFiles, { timeout: 5_000 }).toEqual(before);
    const retry = await upload(png, { clientId: 'cut' });
    expect(retry.status).toBe(201);
    // Whoever hangs up is no failure of the server, and fills no log.
    expect(server.output()).not.toContain('request failed');
  });

  it.each([
    ['../../etc/passwd.png', 'passwd.png'],
    ['..\\..\\boot.png', 'boot.png'],
    ['a\u202egnp.jpg.png', 'agnp.jpg.png'],
    ['null\0byte.png', 'nullbyte.png'],
    ['.png', 'png.png'],
    ['', 'file.png'],
  ])('names are for people: %j becomes %j', async (name, expected) => {
    expect((await readJson(await upload(png, { name }))).name).toBe(expected);
  });

  it('needs somebody: no token, a forged one, no client id', async () => {
    expect((await upload(png, { headers: {} })).status).toBe(401);
    const forged = await upload(png, { headers: { authorization: 'Bearer forged' } });
    expect(forged.status).toBe(401);
    expect(await forged.json()).toMatchObject({ code: 'token_unknown' });
    expect((await upload(png, { clientId: '' })).status).toBe(400);
    expect((await fetch(`${server.url}/v1/files/${'A'.repeat(22)}/a.png`)).status).toBe(404);
    expect((await fetch(`${server.url}/v1/files/..%2f..%2fcomptoir.sqlite/a`)).status).toBe(404);
  });

  it('answers cross-origin only to the shops on the list', async () => {
    const ask = (origin: string): Promise<Response> =>
      fetch(`${server.url}/v1/files`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });
    expect((await ask('https://shop.test')).headers.get('access-control-allow-origin')).toBe(
      'https://shop.test',
    );
    expect((await ask('https://evil.test')).headers.get('access-control-allow-origin')).toBeNull();
    const headers = { authorization: `Bearer ${visitor.token}`, origin: 'https://evil.test' };
    const refused = await upload(png, { headers });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: 'origin_forbidden' });
  });

  it('a file of the visitor reaches the desk', async () => {
    const desk = await connectDesk(server);
    const file = await readJson(await upload(png, { name: 'look.png' }));
    const parts = [
      { kind: 'text', text: 'like this' },
      { kind: 'file', file },
    ];
    await visitor.request({ type: 'send', clientId: createClientId(), parts });
    await desk.waitUntil(
      (frames) => JSON.stringify(frames).includes(file.url as string),
      'the file at the desk',
    );
  });
});
