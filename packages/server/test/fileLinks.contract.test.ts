import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createClientId } from '@comptoir/transport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDesk, type TestDesk } from './connectDesk.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { createEditIds } from './createEditIds.js';
import { pngOf } from './pictures/pngOf.js';
import { readJson } from './readJson.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { storedFiles } from './storedFiles.js';
import { uploadFile } from './uploadFile.js';
import type { AnyFrame } from './wireClient.js';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({ env: { COMPTOIR_CHATS_PER_OPERATOR: '50' } });
});
afterAll(() => server.dispose());

const editId = createEditIds();
const filePart = (file: AnyFrame) => ({ kind: 'file', file });
const urlOf = (message: AnyFrame): string =>
  message.parts.find((part: AnyFrame) => part.kind === 'file').file.url;

async function status(url: string): Promise<number> {
  const response = await fetch(server.url + url);
  await response.arrayBuffer();
  return response.status;
}

interface Talk {
  readonly visitor: TestVisitor;
  readonly desk: TestDesk;
  readonly chat: string;
  readonly cookie: string;
}

async function talk(): Promise<Talk> {
  const cookie = await server.signIn('operator', 'test-password-1');
  const desk = await connectDesk(server, { cookie });
  const visitor = await connectVisitor(server.url);
  const { message } = await visitor.say('hello');
  await desk.waitUntil(() => desk.chats().includes(message.conversation), 'the chat');
  return { visitor, desk, cookie, chat: message.conversation };
}

async function put(options: Parameters<typeof uploadFile>[2]): Promise<AnyFrame> {
  const response = await uploadFile(server.url, pngOf(), options);
  expect(response.status).toBe(201);
  return readJson(response);
}

async function sendFile(visitor: TestVisitor, ...more: readonly object[]): Promise<AnyFrame> {
  const file = await put({ token: visitor.token });
  const parts = [filePart(file), ...more];
  const answer = await visitor.request({ type: 'send', clientId: createClientId(), parts });
  expect(answer.type).toBe('ok');
  return answer.message as AnyFrame;
}

describe('a link', () => {
  it('opens the file as a download that can do nothing, for as long as it says', async () => {
    const { visitor } = await talk();
    const url = urlOf(await sendFile(visitor));
    const got = await fetch(server.url + url);
    expect(Buffer.from(await got.arrayBuffer()).equals(pngOf())).toBe(true);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `attachment; filename="a.png"; filename*=UTF-8''a.png`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'cross-origin',
      'referrer-policy': 'no-referrer',
    });
    const until = Number(new URL(url, server.url).searchParams.get('until'));
    const seconds = Number(
      /^private, max-age=(\d+), immutable$/.exec(got.headers.get('cache-control') ?? '')?.[1],
    );
    expect(Math.abs(until - Date.now() - seconds * 1000)).toBeLessThan(60_000);
    const head = await fetch(server.url + url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(pngOf().length)]);
  });

  it('needs its whole signature: the id alone, or another’s, opens nothing', async () => {
    const { visitor } = await talk();
    const one = new URL(urlOf(await sendFile(visitor)), server.url);
    const two = new URL(urlOf(await sendFile(visitor)), server.url);
    const variant = (change: (url: URL) => void): string => {
      const url = new URL(one);
      change(url);
      return url.pathname + url.search;
    };
    const refused = [
      one.pathname,
      variant((url) => url.searchParams.delete('proof')),
      variant((url) => url.searchParams.delete('until')),
      variant((url) => url.searchParams.set('until', String(Date.now() + 1e10))),
      variant((url) => url.searchParams.set('proof', two.searchParams.get('proof') ?? '')),
      variant((url) => url.searchParams.append('proof', 'A')),
      variant((url) => {
        url.pathname = two.pathname;
      }),
    ];
    for (const url of refused) {
      const response = await fetch(server.url + url);
      expect([url, response.status, await response.json()]).toEqual([
        url,
        404,
        expect.objectContaining({ code: 'not_found' }),
      ]);
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
    expect(await status(variant((url) => url.searchParams.append('utm', 'x')))).toBe(200);
    expect(await status(one.pathname.replace('a.png', 'other.name') + one.search)).toBe(200);
  });

  it('stands in everything that names the file: answer, event, welcome, page; both sides; edits and answers of a form', async () => {
    const { visitor, desk, chat, cookie } = await talk();
    const file = await put({ token: visitor.token });
    const answers = [
      { name: 'photo', label: 'Photo', skipped: false, values: [], files: [{ ...file, url: '' }] },
    ];
    const form = { kind: 'formAnswers', formId: 'f', formVersion: 1, title: 'Form', answers };
    const sent = await sendFile(visitor, form);
    const isSent = (frame: AnyFrame): boolean => frame.type === 'message' && frame.message.id === sent.id;
    const mine = await put({ headers: { cookie } });
    const send = { type: 'send', clientId: createClientId(), conversation: chat };
    const reply = await desk.request({ ...send, parts: [{ kind: 'text', text: 'look' }, filePart(mine)] });
    const edit = { type: 'edit', clientId: editId(), conversation: chat, message: reply.message.id };
    const edited = await desk.request({ ...edit, parts: [{ kind: 'text', text: 'here' }, filePart(mine)] });
    const back = await connectVisitor(server.url, { token: visitor.token });
    const otherDesk = await connectDesk(server, { cookie });
    const seen: readonly unknown[] = [
      sent,
      await desk.waitFor(isSent),
      reply,
      edited,
      await visitor.waitFor((frame) => frame.type === 'message' && frame.message.id === reply.message.id),
      back.welcome,
      await visitor.request({ type: 'history', limit: 10 }),
      otherDesk.welcome.chats.find(({ conversation }: AnyFrame) => conversation.id === chat),
    ];
    for (const place of seen) {
      const urls = [...JSON.stringify(place).matchAll(/"url":"([^"]*)"/g)].map((match) => match[1] ?? '');
      expect(urls.length).toBeGreaterThan(0);
      for (const url of urls) expect([url, await status(url)]).toEqual([url, 200]);
    }
    // What is kept names files by their ids: no link outlives its time in the database.
    expect((await readFile(join(server.dataDir, 'comptoir.sqlite'))).includes('proof=')).toBe(false);
  });

  it('never carries the visitor’s token', async () => {
    const { visitor } = await talk();
    expect(urlOf(await sendFile(visitor))).not.toContain(visitor.token);
  });

  it('goes on after a restart, and after a rotation of the keys; a rotation at once ends it', async () => {
    const { visitor } = await talk();
    const url = urlOf(await sendFile(visitor));
    const key = join(server.dataDir, 'link.key');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    await server.restart();
    expect(await status(url)).toBe(200);
    const run = async (...args: readonly string[]) => server.command('link-key', args);
    expect(await run('rotate')).toContain('work until they run out');
    const fresh = async (): Promise<string> => {
      const back = await connectVisitor(server.url, { token: visitor.token });
      await back.close();
      return urlOf(back.welcome.messages.at(-1));
    };
    await expect.poll(async () => (await fresh()) === url, { timeout: 10_000 }).toBe(false);
    expect([await status(url), await status(await fresh())]).toEqual([200, 200]);
    await run('rotate', '--now');
    await expect.poll(() => status(url), { timeout: 10_000 }).toBe(404);
    expect(await status(await fresh())).toBe(200);
    await expect(run('rotate', '--later')).rejects.toThrow(/Usage/);
  });
});

describe('a file that is gone', () => {
  it('with its message: the link leads nowhere and the bytes are off the disk; what others name stays', async () => {
    const { visitor, desk, chat, cookie } = await talk();
    const before = await storedFiles(server.dataDir);
    const [alone, shared, kept] = [
      await put({ headers: { cookie } }),
      await put({ headers: { cookie } }),
      await put({ headers: { cookie } }),
    ];
    const say = async (...files: readonly AnyFrame[]): Promise<AnyFrame> => {
      const parts = [{ kind: 'text', text: 'look' }, ...files.map(filePart)];
      const answer = await desk.request({
        type: 'send',
        clientId: createClientId(),
        conversation: chat,
        parts,
      });
      expect(answer.type).toBe('ok');
      return answer.message as AnyFrame;
    };
    const first = await say(alone, shared);
    const second = await say(shared, kept);
    const urls = [alone, shared, kept].map((file) => file.url as string);
    const remove = { type: 'remove', conversation: chat, message: first.id };
    expect(await desk.request(remove)).toMatchObject({ type: 'ok' });
    await expect.poll(() => storedFiles(server.dataDir)).toHaveLength(before.length + 2);
    expect(await Promise.all(urls.map(status))).toEqual([404, 200, 200]);
    // A resend whose answer was lost is still the same message, and has been removed.
    const resend = { type: 'send', clientId: first.clientId, conversation: chat, parts: [filePart(alone)] };
    expect(await desk.request(resend)).toMatchObject({ type: 'ok', duplicate: true });
    // Nobody can send it again either.
    const again = { type: 'send', clientId: createClientId(), conversation: chat, parts: [filePart(alone)] };
    expect(await desk.request(again)).toMatchObject({ type: 'error', code: 'not_found' });

    const edit = { type: 'edit', clientId: editId(), conversation: chat, message: second.id };
    const parts = [{ kind: 'text', text: 'only this' }, filePart(kept)];
    expect(await desk.request({ ...edit, parts })).toMatchObject({ type: 'ok' });
    await expect.poll(() => storedFiles(server.dataDir)).toHaveLength(before.length + 1);
    expect(await Promise.all(urls.map(status))).toEqual([404, 404, 200]);
    await visitor.close();
  });

  it('from the disk alone, as after a restored back-up: nothing is there, and nothing breaks', async () => {
    const { visitor } = await talk();
    const message = await sendFile(visitor);
    const { id } = message.parts[0].file;
    await rm(join(server.dataDir, 'files', id.slice(0, 2), id));
    expect(await status(urlOf(message))).toBe(404);
    expect(server.output()).not.toContain('request failed');
  });
});
