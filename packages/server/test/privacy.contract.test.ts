import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClientId } from '@comptoir/transport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDesk } from './connectDesk.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { dot } from './dot.js';
import { readJson } from './readJson.js';
import { sayHello } from './sayHello.js';
import { identityEnv, signIdentity } from './signIdentity.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { storedFiles } from './storedFiles.js';
import { storedText } from './storedText.js';
import { uploadFile } from './uploadFile.js';
import type { AnyFrame } from './wireClient.js';

let server: ServerProcess;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-export-'));
  // An operator whose desk comes back after a deletion keeps his chats.
  server = await startServerProcess({ env: { ...identityEnv, COMPTOIR_GRACE_MS: '15000' } });
});
afterAll(async () => {
  await server.dispose();
  rmSync(folder, { recursive: true });
});

const canary = (): string => `canary${randomUUID().replaceAll('-', '')}`;

const stored = (): string => storedText(server.dataDir);

async function upload(token: string, name: string): Promise<AnyFrame> {
  const response = await uploadFile(server.url, dot, { token, name: `${name}.png` });
  expect(response.status).toBe(201);
  return readJson(response);
}

/** Leaves something of himself wherever that can be done. */
async function leaveTraces(visitor: Pick<TestVisitor, 'request' | 'send'>, token: string, word: string) {
  const file = await upload(token, word);
  const parts = [
    { kind: 'text', text: word },
    { kind: 'file', file },
  ];
  const sent = await visitor.request({ type: 'send', clientId: createClientId(), parts });
  expect(sent).toMatchObject({ type: 'ok' });
  visitor.send({ type: 'context', context: { page: { url: `https://shop.example/${word}`, title: word } } });
  const note = {
    type: 'leave',
    clientId: createClientId(),
    intent: 'chat',
    contact: `${word}@shop.example`,
    text: word,
  };
  expect(await visitor.request(note)).toMatchObject({ type: 'ok' });
  return { file, message: sent.message as AnyFrame };
}

describe('visitor delete', () => {
  it('reaches disk, tokens, files, both tabs, another device and the desks within 5 s; others stay', async () => {
    const [word, sub] = [canary(), randomUUID()];
    const first = await sayHello(server.url, { identity: await signIdentity(sub) });
    const token = String(first.answer.token);
    const { file, message } = await leaveTraces(first.wire, token, word);
    const second = await sayHello(server.url, { token, identity: await signIdentity(sub) });
    const phone = await sayHello(server.url, { identity: await signIdentity(sub) });
    const other = await connectVisitor(server.url);
    await other.say('of somebody else');
    const desk = await connectDesk(server);
    await desk.waitUntil(() => desk.chats().includes(message.conversation), 'the chat');
    await desk.reply(message.conversation, `to ${word}`);
    await desk.request({ type: 'end', conversation: message.conversation });
    await first.wire.request({
      type: 'rate',
      conversation: message.conversation,
      rating: { score: 5, comment: word },
    });
    expect(stored()).toContain(word);
    expect((await fetch(`${server.url}${file.url}`)).status).toBe(200);

    expect(await server.visitor('delete', sub)).toMatch(/is deleted/);
    const begin = Date.now();
    for (const { wire } of [first, second, phone]) {
      expect(await wire.closed).toBe(4003);
      expect(wire.frames.at(-1)).toMatchObject({ type: 'error', code: 'visitor_deleted' });
    }
    await desk.waitFor(
      ({ type, conversation }) => type === 'chatRemoved' && conversation === message.conversation,
      'the chat to go',
    );
    expect(await desk.closed).toBe(1012);
    expect(Date.now() - begin).toBeLessThan(5_000);

    for (const given of [token, String(phone.answer.token)]) {
      expect((await sayHello(server.url, { token: given })).answer).toMatchObject({
        code: 'visitor_deleted',
      });
    }
    const { status } = await fetch(`${server.url}/v1/files?name=x.png`, {
      method: 'POST',
      headers: { 'content-type': 'image/png', 'x-client-id': 'x', authorization: `Bearer ${token}` },
      body: dot,
    });
    expect(status).toBe(410);
    expect((await fetch(`${server.url}${file.url}`)).status).toBe(404);
    const back = await connectDesk(server);
    expect(JSON.stringify(back.frames)).not.toContain(word);
    const anew = await sayHello(server.url, { identity: await signIdentity(sub) });
    expect(anew.answer).toMatchObject({ type: 'welcome', messages: [] });
    const still = await connectVisitor(server.url, { token: other.token });
    expect(JSON.stringify(still.welcome.messages)).toContain('of somebody else');

    await Promise.all([back.close(), anew.wire.close(), still.close(), other.close()]);
    await server.stop();
    expect(stored()).not.toContain(word);
    await server.restart();
  });

  it('an upload that is under way is refused at its end, and leaves nothing', async () => {
    const sub = randomUUID();
    const { answer } = await sayHello(server.url, { identity: await signIdentity(sub) });
    const before = await storedFiles(server.dataDir);
    const { port } = new URL(server.url);
    const upload = request({
      ...{ port, method: 'POST', path: '/v1/files?name=late.png' },
      headers: {
        authorization: `Bearer ${answer.token}`,
        'content-length': dot.length,
        'content-type': 'image/png',
        'x-client-id': createClientId(),
      },
    });
    upload.write(dot.subarray(0, 20));
    await expect.poll(async () => (await storedFiles(server.dataDir)).length).toBe(before.length + 1);

    await server.visitor('delete', sub);
    upload.end(dot.subarray(20));
    const [{ statusCode }] = (await once(upload, 'response')) as [IncomingMessage];
    expect(statusCode).toBe(410);
    const names = (await storedFiles(server.dataDir)).filter((name) => !before.includes(name));
    expect(names).toEqual([]);
  });

  it('complains about nobody', async () => {
    await expect(server.visitor('delete', 'nobody')).rejects.toThrow(/no visitor "nobody"/);
    await expect(server.visitor('delete')).rejects.toThrow(/Usage/);
  });
});

describe('visitor export', () => {
  it('writes everything of one visitor, and nothing of another, into a folder of its own', async () => {
    const [word, others] = [canary(), canary()];
    const visitor = await connectVisitor(server.url);
    const { message, file } = await leaveTraces(visitor, visitor.token, word);
    const other = await connectVisitor(server.url);
    await leaveTraces(other, other.token, others);
    const desk = await connectDesk(server);
    if (!desk.chats().includes(message.conversation))
      await desk.request({ type: 'take', conversation: message.conversation });
    const gone = await desk.reply(message.conversation, `secret of ${word}`);
    await desk.request({
      type: 'remove',
      conversation: message.conversation,
      message: (gone.message as AnyFrame).id,
    });
    await desk.reply(message.conversation, 'a reply');
    const chat = [...desk.frames]
      .flatMap((frame) =>
        frame.type === 'welcome' ? frame.chats : frame.type === 'chat' ? [frame.chat] : [],
      )
      .find(({ conversation }) => conversation.id === message.conversation);

    const target = join(folder, 'one');
    expect(await server.visitor('export', chat.visitor.id, target)).toMatch(/1 conversations, .* 1 files/);
    const text = readFileSync(join(target, 'visitor.json'), 'utf8');
    const dossier = JSON.parse(text) as AnyFrame;
    expect(dossier.visitor).toMatchObject({ id: chat.visitor.id, context: { page: { title: word } } });
    expect(dossier.notes).toMatchObject([{ contact: `${word}@shop.example`, text: word }]);
    expect(dossier.files).toMatchObject([{ id: file.id, path: `files/${file.id}` }]);
    expect(
      readFileSync(join(target, 'files', file.id))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(text).toContain('a reply');
    expect(text).not.toContain(others);
    expect(text).not.toContain(`secret of ${word}`);
    expect(text).not.toContain(visitor.token);
    await expect(server.visitor('export', chat.visitor.id, target)).rejects.toThrow(/not empty/);
    await expect(server.visitor('export', chat.visitor.id)).rejects.toThrow(/Usage/);
    await Promise.all([visitor.close(), other.close(), desk.close()]);
  });
});

describe('remove, by an operator', () => {
  it('takes what a visitor wrote out of log, disk, queue, windows and desk; a resend does not bring it back', async () => {
    const word = canary();
    const visitor = await connectVisitor(server.url);
    await visitor.say('before');
    const clientId = createClientId();
    const { message } = await visitor.say(`my password is ${word}`, { clientId });
    const { id, conversation, order } = message as AnyFrame;
    await visitor.say('after');
    const away = await connectVisitor(server.url, { token: visitor.token });
    const { cursor } = away.welcome;
    await away.close();
    const desk = await connectDesk(server);
    if (!desk.chats().includes(conversation)) await desk.request({ type: 'take', conversation });
    // Words in a visitor's mouth are another thing than none.
    expect(
      await desk.request({
        type: 'edit',
        conversation,
        message: id,
        clientId: 'x',
        parts: [{ kind: 'text', text: 'x' }],
      }),
    ).toMatchObject({ code: 'not_found' });
    expect(await desk.request({ type: 'remove', conversation, message: id })).toMatchObject({ type: 'ok' });
    await visitor.waitFor(
      (frame) => frame.type === 'removed' && frame.id === id,
      'the removal in the window',
    );
    await desk.waitFor((frame) => frame.type === 'removed' && frame.id === id, 'the removal at the desk');

    const back = await connectVisitor(server.url, { token: visitor.token, cursor: String(cursor) });
    expect(back.welcome.complete).toBe(true);
    await back.waitFor(
      (frame) => frame.type === 'removed' && frame.id === id,
      'the removal after a reconnect',
    );
    const resent = await back.say(`my password is ${word}`, { clientId });
    expect(resent).toMatchObject({ type: 'ok', duplicate: true, message: { id, order, parts: [] } });
    const fresh = await connectVisitor(server.url, { token: visitor.token });
    const welcomed = await connectDesk(server);
    const history = await fresh.request({ type: 'history', limit: 50 });
    for (const seen of [back.frames, fresh.frames, welcomed.frames, history]) {
      expect(JSON.stringify(seen)).not.toContain(word);
    }
    expect(
      (history.messages as AnyFrame[]).some(({ parts }) => JSON.stringify(parts).includes('after')),
    ).toBe(true);
    // Also while the server runs: the journal of the database is cut off with the removal.
    expect(stored()).not.toContain(word);
    await Promise.all([visitor, back, fresh, desk, welcomed].map((wire) => wire.close()));
  });
});
