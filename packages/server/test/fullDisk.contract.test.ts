import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, it } from 'vitest';
import { connectDesk } from './connectDesk.js';
import { connectVisitor } from './connectVisitor.js';
import { startServerProcess } from './startServerProcess.js';
import type { AnyFrame } from './wireClient.js';

/** A file system of a few megabytes, which only root can make. */
async function smallDisk(): Promise<{ path: string; end(): Promise<void> } | undefined> {
  const path = await mkdtemp(join(tmpdir(), 'comptoir-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    await rm(path, { recursive: true });
    return undefined;
  }
  return {
    path,
    end: async () => {
      execFileSync('umount', [path]);
      await rm(path, { recursive: true });
    },
  };
}

it('a full disk: sends are refused before the ack, reading goes on, and with room all is well again', async (context) => {
  const disk = await smallDisk();
  if (disk === undefined) return context.skip('not run: no small disk can be mounted here, that takes root');
  const server = await startServerProcess({
    dataDir: disk.path,
    env: { COMPTOIR_LIMIT_MESSAGES: '100000/10000', COMPTOIR_LIMIT_FRAMES: '100000/10000' },
  });
  try {
    const desk = await connectDesk(server);
    const visitor = await connectVisitor(server.url);
    const acked: string[] = [];
    const say = async (clientId: string): Promise<AnyFrame> => {
      const answer = await visitor.say('я'.repeat(3_900), { clientId });
      if (answer.type === 'ok') acked.push(clientId);
      return answer;
    };
    expect(await say('before')).toMatchObject({ type: 'ok' });
    await desk.waitUntil(() => desk.chats().length === 1, 'the chat');
    const { bavail, bsize } = await statfs(disk.path);
    const filler = join(disk.path, 'filler');
    await writeFile(filler, Buffer.alloc(bavail * bsize - 400_000));
    let refused: AnyFrame | undefined;
    for (let index = 0; index < 500 && refused === undefined; index++) {
      const answer = await say(`filling ${index}`);
      if (answer.type !== 'ok') refused = answer;
    }
    expect(refused).toMatchObject({ type: 'error', code: 'server_unavailable' });
    expect(refused?.retryAfterMs).toBeGreaterThan(0);
    const crowd = await Promise.all(Array.from({ length: 20 }, (_, index) => say(`crowd ${index}`)));
    expect(crowd.filter(({ type }) => type === 'error').length).toBeGreaterThan(0);
    for (const answer of crowd.filter(({ type }) => type === 'error'))
      expect(answer).toMatchObject({ code: 'server_unavailable' });
    expect(await visitor.request({ type: 'history', limit: 5 })).toMatchObject({ type: 'ok' });
    expect(visitor.socket.readyState).toBe(visitor.socket.OPEN);
    const back = await connectVisitor(server.url, { token: visitor.token });
    expect(back.welcome.messages.length).toBeGreaterThan(0);

    await rm(filler);
    await expect.poll(async () => (await say('with room again')).type, { timeout: 10_000 }).toBe('ok');
    const log: AnyFrame[] = [];
    for (let before: string | undefined; ; ) {
      const page = await back.request({
        type: 'history',
        limit: 100,
        ...(before === undefined ? {} : { before }),
      });
      log.unshift(...page.messages);
      if (page.before === undefined) break;
      before = page.before as string;
    }
    const stored = log.flatMap(({ clientId, from }) => (from === 'visitor' ? [clientId as string] : []));
    expect(stored).toEqual([...new Set(acked)]);
    const numbers = log.map(({ order }) => Number(order.split('.')[1]));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    for (const one of [visitor, back, desk]) await one.close();
  } finally {
    await server.dispose();
    await disk.end();
  }
});

it('another writer who holds the database: sends wait for it, and are told so when it takes too long', async () => {
  const server = await startServerProcess();
  const beside = new Libsql(join(server.dataDir, 'comptoir.sqlite'));
  // The server may be in the middle of a write of its own.
  beside.exec('pragma busy_timeout = 5000');
  try {
    const visitor = await connectVisitor(server.url);
    expect(await visitor.say('before', { clientId: 'a' })).toMatchObject({ type: 'ok' });
    beside.exec('begin immediate');
    const waiting = visitor.say('meanwhile', { clientId: 'b' });
    // Held in another process of the system's view: released by a timer here while the server waits over there.
    setTimeout(() => beside.exec('rollback'), 1_000);
    expect(await waiting).toMatchObject({ type: 'ok' });
    beside.exec('begin immediate');
    const refused = await visitor.say('for too long', { clientId: 'c' });
    expect(refused).toMatchObject({ type: 'error', code: 'server_unavailable' });
    beside.exec('rollback');
    expect(await visitor.say('for too long', { clientId: 'c' })).toMatchObject({
      type: 'ok',
      duplicate: false,
    });
    const { messages } = await visitor.request({ type: 'history', limit: 10 });
    expect(messages.map(({ clientId }: AnyFrame) => clientId)).toEqual(['a', 'b', 'c']);
    await visitor.close();
  } finally {
    beside.close();
    await server.dispose();
  }
});
