import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { startBystander } from './startBystander.js';
import { startServerProcess } from './startServerProcess.js';
import type { AnyFrame } from './wireClient.js';

const readers = 200;
/** What the traffic itself costs while everybody reads is no slow reader's fault. */
const readMessages = 160;
/** The kernel keeps some megabytes for each connection before the server feels anything; here is no kernel that keeps ten. */
const mostMessages = 1_300;

function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}

const texts = (frames: readonly AnyFrame[]): readonly string[] =>
  frames
    .flatMap((f) => (f.type === 'welcome' ? f.messages : f.type === 'message' ? [f.message] : []))
    .flatMap(({ parts }) => (parts[0].text === undefined ? [] : [parts[0].text as string]));

it('200 readers that stop reading cost little memory and nobody else; they catch up by cursor', {
  timeout: 120_000,
}, async () => {
  const server = await startServerProcess({
    env: {
      COMPTOIR_LIMIT_SOCKETS_PER_VISITOR: '1000',
      COMPTOIR_LIMIT_SOCKETS_PER_ADDRESS: '1000',
      COMPTOIR_LIMIT_MESSAGES: '100000/10000',
      COMPTOIR_LIMIT_FRAMES: '100000/10000',
      COMPTOIR_SLOW_READER_MS: '3000',
      // A small heap is tidied soon: what is measured is what is held, not what nobody has collected yet.
      NODE_OPTIONS: '--max-old-space-size=96 --max-semi-space-size=2',
    },
  });
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, residentBytes(server.pid));
  }, 50);
  try {
    const bystander = await startBystander(server);
    const writer = await connectVisitor(server.url);
    const { cursor } = await writer.say('the first');
    const connectReaders = async (from: unknown): Promise<readonly TestVisitor[]> => {
      const all: TestVisitor[] = [];
      for (let index = 0; index < readers; index++) {
        all.push(await connectVisitor(server.url, { token: writer.token, cursor: from as string }));
      }
      return all;
    };
    const text = 'я'.repeat(3_900);
    let written = 0;
    const write = async (): Promise<unknown> => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => writer.say(`${written++} ${text}`)));
      return answers.at(-1)?.cursor;
    };
    const quick = await connectReaders(cursor);
    let last: unknown;
    while (written < readMessages) last = await write();
    await Promise.all(
      quick.map((one) => one.waitUntil((frames) => texts(frames).length === written, 'what was written')),
    );
    await Promise.all(quick.map((one) => one.close()));
    const before = most;
    // Fresh ones: the kernel gives a reader that was quick more room than the server would ever fill.
    const stuck = await connectReaders(last);
    for (const { socket } of stuck) socket.pause();
    const connected = async (): Promise<number> => {
      const metrics = await (await fetch(`${server.url}/metrics`)).text();
      return Number(/comptoir_sockets\{kind="visitor"\} (\d+)/.exec(metrics)?.[1]);
    };
    await bystander.during(async () => {
      // The writer and the bystander.
      while ((await connected()) > 2 && written < mostMessages) await write();
      await expect.poll(connected, { timeout: 30_000 }).toBe(2);
    });
    process.stdout.write(
      `figure G19 more memory at most = ${((most - before) / 1e6).toFixed(0)} MB (${readers} stuck readers, ${written} messages)\n`,
    );
    expect(most - before).toBeLessThan(64 * 1024 * 1024);
    for (const { socket } of stuck) socket.terminate();
    const back = await connectVisitor(server.url, { token: writer.token, cursor: cursor as string });
    await back.waitUntil((frames) => texts(frames).length >= written, 'all of them');
    expect(texts(back.frames).map((one) => Number(one.split(' ')[0]))).toEqual([...Array(written).keys()]);
    await bystander.close();
  } finally {
    clearInterval(watch);
    await server.dispose();
  }
});
