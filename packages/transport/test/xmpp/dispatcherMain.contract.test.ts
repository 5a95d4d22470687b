import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { readEnvironment } from './dispatcher/readEnvironment.js';

const root = new URL('../../../../', import.meta.url);
const main = ['--conditions=@comptoir/source', 'packages/transport/test/xmpp/dispatcher/main.ts'];
const start = (environment: Record<string, string>) =>
  spawn(process.execPath, ['--import', 'tsx', ...main], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
  });

it('is started by the command of the guide, signs in and ends on SIGTERM', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'comptoir-dispatcher-'));
  const digest = createHash('sha1').update('the-idhush').digest('hex');
  // As much of a server as a sign-in takes.
  const server = createServer((socket) => {
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      if (text.includes('<stream:stream')) {
        socket.write(
          `<?xml version="1.0"?><stream:stream xmlns="jabber:component:accept" xmlns:stream="http://etherx.jabber.org/streams" id="the-id">`,
        );
      } else if (text.includes(digest)) socket.write('<handshake/>');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const child = start({
    DESK_PORT: String((server.address() as AddressInfo).port),
    DESK_SECRET: 'hush',
    DESK_DOMAIN: 'desk.shop.example',
    DESK_JOURNAL: join(dir, 'desk.jsonl'),
  });
  const lines: string[] = [];
  child.stderr.on('data', (text) => lines.push(String(text)));
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line === 'dispatcher: at work') child.kill('SIGTERM');
  }
  if (child.exitCode === null) await once(child, 'exit');
  expect([child.exitCode, lines.at(-1)]).toEqual([0, 'dispatcher: at work']);
  server.close();
  await rm(dir, { recursive: true });
});

it('says what is missing or makes no sense', () => {
  const given = { DESK_PORT: '5347', DESK_SECRET: 's', DESK_DOMAIN: 'desk.shop.example' };
  expect(readEnvironment(given)).toMatchObject({
    rooms: 'chat.shop.example',
    staff: 'shop.example',
    patienceMs: 90_000,
  });
  expect(readEnvironment({ ...given, DESK_PATIENCE: '7' }).patienceMs).toBe(7_000);
  expect(() => readEnvironment({ ...given, DESK_SECRET: '' })).toThrow('DESK_SECRET is missing');
  expect(() => readEnvironment({ ...given, DESK_PORT: 'http' })).toThrow('DESK_PORT must be a whole number');
});
