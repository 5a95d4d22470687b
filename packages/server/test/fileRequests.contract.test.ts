import { createClientId } from '@comptoir/transport';
import { beforeEach, describe, expect, it } from 'vitest';
import { bytes, refused, type UploadAnswer } from './checkUpload.js';
import { pngOf, pngSignature } from './pictures/pngOf.js';
import { openRaw } from './rawSocket.js';
import { readJson } from './readJson.js';
import { storedFiles } from './storedFiles.js';
import { uploadFile } from './uploadFile.js';
import { useUploads } from './useUploads.js';

const uploads = useUploads();
const { check } = uploads;

const png = 'image/png';

describe('bodies', () => {
  it.each<[string, Buffer, UploadAnswer]>([
    ['of no bytes', Buffer.alloc(0), refused('value')],
    ['of one byte', bytes('\x89'), refused('type')],
    ['of the signature alone', pngSignature, refused('type')],
    ['cut off in the middle', pngOf().subarray(0, 60), refused('type')],
    ['cut off by one byte', pngOf().subarray(0, -1), refused('type')],
    ['of zeros', Buffer.alloc(5_000), refused('type')],
    ['above 10 MB', bytes(pngOf(), Buffer.alloc(10 * 1024 * 1024)), refused('size')],
  ])('%s', async (_what, body, answer) => check({ body, type: png, name: 'a.png', answer }));

  const raw = async (headers: readonly string[], ...body: readonly (string | Buffer)[]) => {
    const socket = await openRaw(uploads.server.url);
    const lines = [
      'POST /v1/files?name=a.png HTTP/1.1',
      'Host: x',
      `Content-Type: ${png}`,
      `X-Client-Id: ${createClientId()}`,
      `Authorization: Bearer ${uploads.visitor.token}`,
      ...headers,
    ];
    socket.socket.write(bytes(`${lines.join('\r\n')}\r\n\r\n`, ...body));
    return socket;
  };

  it('shorter than announced: cut when nothing comes any more, and nothing is kept', async () => {
    const before = await storedFiles(uploads.server.dataDir);
    const socket = await raw([`Content-Length: ${pngOf().length + 10}`], pngOf());
    await socket.gone;
    expect(socket.received().toString('latin1')).not.toContain('HTTP/1.1 201');
    await expect.poll(() => storedFiles(uploads.server.dataDir)).toEqual(before);
  });

  it('longer than announced: what was announced is the file, the rest is no request', async () => {
    const socket = await raw([`Content-Length: ${pngOf().length}`], pngOf(), 'GET /secret');
    await socket.until((text) => text.includes('HTTP/1.1 201'));
    expect(socket.received().toString('latin1')).toContain(`"size":${pngOf().length}`);
    socket.socket.destroy();
    await socket.gone;
  });

  it.each([
    ['two lengths', ['Content-Length: 5', 'Content-Length: 6']],
    ['a length and pieces', ['Content-Length: 5', 'Transfer-Encoding: chunked']],
    ['a length below zero', ['Content-Length: -1']],
    ['a length that is no number', ['Content-Length: many']],
  ])('%s: refused by whoever reads the head', async (_what, headers) => {
    const before = await storedFiles(uploads.server.dataDir);
    const socket = await raw(headers, 'hello');
    await socket.gone;
    expect(socket.received().toString('latin1')).toMatch(/^HTTP\/1\.1 400/);
    expect(await storedFiles(uploads.server.dataDir)).toEqual(before);
  });

  it('in pieces, one byte each: slow, and whole', async () => {
    const socket = await raw(['Transfer-Encoding: chunked']);
    const body = pngOf();
    for (const byte of body) {
      socket.socket.write(bytes('1\r\n', Buffer.from([byte]), '\r\n'));
      await new Promise((resolve) => setImmediate(resolve));
    }
    socket.socket.write('0\r\n\r\n');
    await socket.until((text) => text.includes('HTTP/1.1 201'));
    expect(socket.received().toString('latin1')).toContain(`"size":${body.length}`);
    socket.socket.destroy();
    await socket.gone;
  });

  it('that stand still: cut, and nothing is kept', async () => {
    const before = await storedFiles(uploads.server.dataDir);
    const socket = await raw(['Transfer-Encoding: chunked'], '4\r\n\x89PNG\r\n');
    await socket.gone;
    await expect.poll(() => storedFiles(uploads.server.dataDir)).toEqual(before);
  });

  it('packed bodies are not unpacked', async () => {
    const socket = await raw(['Content-Encoding: gzip', 'Content-Length: 10'], '\x1f\x8b\x08\0\0\0\0\0\0\0');
    await socket.until((text) => text.includes('HTTP/1.1 415'));
    socket.socket.destroy();
    await socket.gone;
  });
});

describe('requests for a file', () => {
  let url = '';
  beforeEach(async () => {
    url = (await readJson(await uploadFile(uploads.server.url, pngOf(), { token: uploads.visitor.token })))
      .url;
  });

  it.each([
    'bytes=0-0',
    'bytes=-1',
    'bytes=5-2',
    'bytes=0-0,1-1,2-2',
    'bytes=999999999999-',
    'lines=1-2',
    'bytes=0-99999999999999999999',
  ])('a range is not offered: %s gets all of it', async (range) => {
    const got = await fetch(uploads.server.url + url, { headers: { range } });
    expect([got.status, got.headers.get('accept-ranges')]).toEqual([200, 'none']);
    expect(Buffer.from(await got.arrayBuffer()).equals(pngOf())).toBe(true);
  });

  it.each<[string, (id: string, query: string) => string, number]>([
    ['folders in the id', (_id, query) => `/v1/files/..%2f..%2fcomptoir.sqlite/a.png${query}`, 404],
    [
      'folders of Windows in the id',
      (_id, query) => `/v1/files/..%5c..%5ccomptoir.sqlite/a.png${query}`,
      404,
    ],
    ['the key as an id', (_id, query) => `/v1/files/..%2f..%2flink.key/a.png${query}`, 404],
    ['a NUL in the id', (id, query) => `/v1/files/${id}%00/a.png${query}`, 404],
    ['the id in small letters and with a blank', (id, query) => `/v1/files/${id}%20/a.png${query}`, 404],
    [
      'folders in the name, which is decoration',
      (id, query) => `/v1/files/${id}/..%2f..%2fetc%2fpasswd${query}`,
      200,
    ],
    ['a name of 1,000 letters', (id, query) => `/v1/files/${id}/${'x'.repeat(1_000)}${query}`, 200],
    ['a name that cannot be decoded', (id, query) => `/v1/files/${id}/%ff${query}`, 400],
    ['no name', (id, query) => `/v1/files/${id}${query}`, 404],
    ['the folder itself', () => '/v1/files/', 404],
    ['uploads on their way', (_id, query) => `/v1/files/incoming/a.png${query}`, 404],
  ])('%s', async (_what, address, status) => {
    const { pathname, search } = new URL(url, uploads.server.url);
    const got = await fetch(uploads.server.url + address(pathname.split('/')[3] ?? '', search));
    await got.arrayBuffer();
    expect(got.status).toBe(status);
  });

  it.each(['PUT', 'DELETE', 'PATCH', 'POST'])('%s is not there', async (method) => {
    const got = await fetch(uploads.server.url + url, { method });
    await got.arrayBuffer();
    expect([404, 405]).toContain(got.status);
    expect((await fetch(uploads.server.url + url)).status).toBe(200);
  });
});
