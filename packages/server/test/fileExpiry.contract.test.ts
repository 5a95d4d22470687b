import { createClientId } from '@comptoir/transport';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDesk } from './connectDesk.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { pngOf } from './pictures/pngOf.js';
import { readJson } from './readJson.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { uploadFile } from './uploadFile.js';
import type { AnyFrame } from './wireClient.js';

/** Links that hold for two to four seconds, and are made anew each second. */
const linkMs = 4_000;
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({ env: { COMPTOIR_FILE_LINK_MS: String(linkMs) } });
});
afterAll(() => server.dispose());

async function sendFile(visitor: TestVisitor): Promise<AnyFrame> {
  const file = await readJson(await uploadFile(server.url, pngOf(), { token: visitor.token }));
  const parts = [{ kind: 'file', file }];
  const answer = await visitor.request({ type: 'send', clientId: createClientId(), parts });
  return answer.message as AnyFrame;
}

const urlOf = ({ parts }: AnyFrame): string => parts[0].file.url;
const isAnew = (frame: AnyFrame, { id, ...message }: AnyFrame): boolean =>
  frame.type === 'message' && frame.message.id === id && urlOf(frame.message) !== urlOf(message);

async function expired(url: string): Promise<void> {
  const status = async (): Promise<number> => {
    const response = await fetch(server.url + url);
    await response.arrayBuffer();
    return response.status;
  };
  await expect.poll(status, { timeout: 4 * linkMs, interval: 100 }).toBe(410);
}

it('a link runs out and says so; the page that is open has been given another one before, at both sides', async () => {
  const desk = await connectDesk(server);
  const visitor = await connectVisitor(server.url);
  const message = await sendFile(visitor);
  await desk.waitFor((frame) => frame.type === 'message' && frame.message.id === message.id);
  await expired(urlOf(message));
  const gone = await fetch(server.url + urlOf(message));
  expect(await gone.json()).toEqual({ code: 'not_found', message: expect.stringContaining('has run out') });
  expect(gone.headers.get('cache-control')).toBe('no-store');

  for (const side of [visitor, desk]) {
    const told = await side.waitFor((frame) => isAnew(frame, message), 'the message with a fresh link');
    // The same message, and nothing new.
    expect(told.message).toEqual({ ...message, parts: told.message.parts });
    expect(side.frames.some((frame) => frame.type === 'removed')).toBe(false);
  }
  // The newest of them works, whenever one looks.
  for (const side of [visitor, desk]) {
    const newest = side.frames.filter((frame) => frame.type === 'message').at(-1);
    const got = await fetch(server.url + urlOf(newest?.message));
    expect([got.status, Buffer.from(await got.arrayBuffer()).equals(pngOf())]).toEqual([200, true]);
  }
  const cursors = new Set(visitor.frames.flatMap((frame) => (isAnew(frame, message) ? [frame.cursor] : [])));
  expect(cursors.size).toBe(1);
});

it('who was away for longer comes back with his cursor and is told the old message anew', async () => {
  const visitor = await connectVisitor(server.url);
  const message = await sendFile(visitor);
  const answer = await visitor.say('good night');
  const cursor = answer.cursor as string;
  await visitor.close();
  await expired(urlOf(message));
  const back = await connectVisitor(server.url, { token: visitor.token, cursor });
  expect(back.welcome).toMatchObject({ complete: true });
  const told = await back.waitFor((frame) => isAnew(frame, message), 'the message with a fresh link');
  expect((await fetch(server.url + urlOf(told.message))).status).toBe(200);
});
