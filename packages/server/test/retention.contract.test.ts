import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClientId } from '@comptoir/transport';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createServer, type Server } from '../src/index.js';
import { connectVisitor } from './connectVisitor.js';
import { dot } from './dot.js';
import { readJson } from './readJson.js';
import { storedFiles } from './storedFiles.js';
import { uploadFile } from './uploadFile.js';

const dayMs = 86_400_000;
/** How often the server clears up. */
const turnMs = 10 * 60_000;
let dataDir = '';
let server: Server | undefined;
/** The time that the server goes by. */
let clock = 0;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'comptoir-retention-'));
  clock = Date.now();
  // Only its own turns are moved: sockets and answers take the time that they take.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(async () => {
  await server?.stop();
  vi.useRealTimers();
  await rm(dataDir, { recursive: true });
});

async function start(retentionDays: number): Promise<string> {
  // Pings have a turn too, and would find everybody silent.
  server = createServer({
    dataDir,
    port: 0,
    retentionDays,
    limits: { pingMs: 1_000 * turnMs },
    now: () => clock,
  });
  return server.start();
}

it('a running server forgets what is older than the days, tells the open page, and keeps what is younger', async () => {
  const url = await start(30);
  const old = await connectVisitor(url);
  const file = await readJson(await uploadFile(url, dot, { token: old.token }));
  const sent = await old.request({
    type: 'send',
    clientId: createClientId(),
    parts: [
      { kind: 'text', text: 'of long ago' },
      { kind: 'file', file },
    ],
  });
  expect(sent).toMatchObject({ type: 'ok' });
  clock += 20 * dayMs;
  const young = await connectVisitor(url);
  await young.say('of last week');
  expect(await storedFiles(dataDir)).toHaveLength(1);

  clock += 9 * dayMs;
  await vi.advanceTimersByTimeAsync(turnMs);
  expect((await connectVisitor(url, { token: old.token })).welcome.messages).toHaveLength(1);

  clock += 2 * dayMs;
  const gone = old.waitFor((frame) => frame.type === 'error', 'word that it is gone');
  await vi.advanceTimersByTimeAsync(turnMs);
  expect(await gone).toMatchObject({ code: 'server_unavailable' });
  await old.closed;
  expect((await connectVisitor(url, { token: old.token })).welcome.messages).toEqual([]);
  expect(JSON.stringify((await connectVisitor(url, { token: young.token })).welcome.messages)).toContain(
    'of last week',
  );
  await vi.waitFor(async () => expect(await storedFiles(dataDir)).toEqual([]));
});

it('without days everything stays', async () => {
  const visitor = await connectVisitor(await start(0));
  await visitor.say('for ever');
  clock += 3_000 * dayMs;
  await vi.advanceTimersByTimeAsync(turnMs);
  // It stops when all that it had begun is done.
  await server?.stop();
  const again = await connectVisitor(await start(0), { token: visitor.token });
  expect(JSON.stringify(again.welcome.messages)).toContain('for ever');
});
