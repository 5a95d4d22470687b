import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { startBystander } from './startBystander.js';
import { startServerProcess } from './startServerProcess.js';
import type { AnyFrame } from './wireClient.js';

const readers = 200;
/** As many while everybody reads as while nobody does: what the traffic itself costs is no reader's fault. */
const messages = 160;

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
    },
  });
  try {
    const bystander = await startBystander(server);
    const writer = await connectVisitor(server.url);
    const { cursor } = await writer.say('the first');
    const stuck: TestVisitor[] = [];
    for (let index = 0; index < readers; index++) {
      stuck.push(await connectVisitor(server.url, { token: writer.token, cursor: cursor as string }));
    }
    const text = 'я'.repeat(3_900);
    const write = async (from: number): Promise<void> => {
      for (let sent = from; sent < from + messages; sent += 20) {
        await Promise.all(Array.from({ length: 20 }, (_, index) => writer.say(`${sent + index} ${text}`)));
      }
    };
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, residentBytes(server.pid));
    }, 50);
    await write(0);
    await Promise.all(
      stuck.map((one) => one.waitUntil((frames) => texts(frames).length >= messages, 'what was written')),
    );
    const before = most;
    for (const { socket } of stuck) socket.pause();
    await bystander.during(async () => {
      await write(messages);
      await expect
        .poll(
          async () =>
            /comptoir_sockets\{kind="visitor"\} (\d+)/.exec(
              await (await fetch(`${server.url}/metrics`)).text(),
            )?.[1],
          { timeout: 60_000 },
        )
        .toBe('2');
    });
    clearInterval(watch);
    process.stdout.write(
      `slow readers: ${((most - before) / 1e6).toFixed(0)} MB more at most for ${readers}\n`,
    );
    expect(most - before).toBeLessThan(64 * 1024 * 1024);
    for (const { socket } of stuck) socket.terminate();
    const back = await connectVisitor(server.url, { token: writer.token, cursor: cursor as string });
    await back.waitUntil((frames) => texts(frames).length >= 2 * messages, 'all of them');
    expect(texts(back.frames).map((one) => Number(one.split(' ')[0]))).toEqual([
      ...Array(2 * messages).keys(),
    ]);
    await bystander.close();
  } finally {
    await server.dispose();
  }
});
