import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Limits, type Server } from '@comptoir/server';
import { createClientId } from '@comptoir/transport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseName } from '../src/createServer.js';
import { openDatabase } from '../src/storage/sqlite/database.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { pngOf } from './pictures/pngOf.js';
import { readJson } from './readJson.js';
import { startServerProcess } from './startServerProcess.js';
import { storedFiles } from './storedFiles.js';
import { uploadFile } from './uploadFile.js';

const hour = 3_600_000;
const size = pngOf().length;
let dataDir = '';
let server: Server | undefined;
let url = '';
/** The time that the server goes by. */
let clock = 0;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'comptoir-quota-'));
  clock = Date.now();
});
afterEach(async () => {
  await server?.stop();
  await rm(dataDir, { recursive: true });
});

async function start(limits: Partial<Limits> = {}): Promise<void> {
  server = createServer({ dataDir, port: 0, limits, now: () => clock });
  url = await server.start();
}

async function put({ token }: TestVisitor, clientId = createClientId()): Promise<number> {
  const response = await uploadFile(url, pngOf(), { token, clientId });
  const said = await readJson(response);
  if (response.status === 413) {
    // Definitely: to wait for it would hold up everything behind it. No limit: that is the size of one file.
    expect(said).toEqual({
      code: 'file_too_large',
      message: expect.stringMatching(/24 hours.*try again later/),
    });
  }
  return response.status;
}

describe('what one visitor may store in a day', () => {
  it('files in 24 hours have a number: more are refused, a repeated one is not, and time gives it back', async () => {
    await start({ uploadDayFiles: 3 });
    const visitor = await connectVisitor(url);
    const other = await connectVisitor(url);
    expect([await put(visitor, 'a'), await put(visitor, 'b')]).toEqual([201, 201]);
    clock += 12 * hour;
    expect([await put(visitor, 'c'), await put(visitor, 'd'), await put(visitor, 'a')]).toEqual([
      201, 413, 200,
    ]);
    expect(await put(other, 'a')).toBe(201);
    const before = await storedFiles(dataDir);
    expect(await put(visitor, 'd')).toBe(413);
    expect(await storedFiles(dataDir)).toEqual(before);
    clock += 12 * hour;
    expect([await put(visitor, 'd'), await put(visitor, 'e'), await put(visitor, 'f')]).toEqual([
      201, 201, 413,
    ]);
  });

  it('bytes in 24 hours have a number, over uploads that come at a time too', async () => {
    await start({ uploadDayBytes: 3 * size + 1 });
    const visitor = await connectVisitor(url);
    const statuses = await Promise.all(Array.from({ length: 5 }, () => put(visitor)));
    expect(statuses.sort()).toEqual([201, 201, 201, 413, 413]);
    expect(await storedFiles(dataDir)).toHaveLength(3);
  });
});

it('what nobody sends is gone after two days, bytes and all; the visitor is told, and uploads it again', async () => {
  const running = await startServerProcess();
  try {
    const { token, request } = await connectVisitor(running.url);
    const upload = async (clientId: string) => {
      const response = await uploadFile(running.url, pngOf(), { token, clientId });
      expect(response.status).toBe(201);
      return readJson(response);
    };
    const parts = (file: object) => [{ kind: 'file', file }];
    const [sent, unsent, fresh] = [await upload('u1'), await upload('u2'), await upload('u3')];
    await request({ type: 'send', clientId: 'c1', parts: parts(sent) });
    await running.stop();
    const db = openDatabase(join(running.dataDir, databaseName));
    db.run('update files set at = at - ? where id <> ?', 48 * hour + 1, fresh.id);
    db.close();
    await running.restart();
    await expect.poll(() => storedFiles(running.dataDir)).toEqual([sent.id, fresh.id].sort());
    const back = await connectVisitor(running.url, { token });
    const got = await fetch(running.url + back.welcome.messages[0].parts[0].file.url);
    expect([got.status, (await got.arrayBuffer()).byteLength]).toEqual([200, size]);
    const send = { type: 'send', clientId: 'c2', parts: parts(unsent) };
    expect(await back.request(send)).toMatchObject({ type: 'error', code: 'not_found' });
    const again = await upload('u2');
    expect(await back.request({ ...send, parts: parts(again) })).toMatchObject({ type: 'ok' });
  } finally {
    await running.dispose();
  }
});
