import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createClientId } from '@comptoir/transport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { operatorFrameSchemas } from '../../transport/src/wire/schemas/operatorFrameSchemas.js';
import { visitorFrameSchemas } from '../../transport/src/wire/schemas/visitorFrameSchemas.js';
import { connectDesk, type TestDesk } from './connectDesk.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { dot } from './dot.js';
import { readJson } from './readJson.js';
import { sayHello } from './sayHello.js';
import { identityEnv, signIdentity } from './signIdentity.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { type AnyFrame, openWire, type WireClient } from './wireClient.js';

/** Stands in everything that belongs to the victim, and must be seen by nobody else. */
const secret = `secret${randomUUID().replaceAll('-', '')}`;
const password = 'a-password-of-tests';

/** What belongs to somebody else, and is tried on everything. */
interface Loot {
  readonly conversation: string;
  readonly endedConversation: string;
  readonly message: string;
  readonly clientId: string;
  readonly cursor: string;
  readonly file: AnyFrame;
  /** A token from before the visitor was named, and one from before he signed out. */
  readonly replacedToken: string;
  readonly signedOutToken: string;
  /** A proof that another session has used. */
  readonly usedIdentity: string;
  readonly annasId: string;
  readonly annasMessage: string;
  readonly annasFile: AnyFrame;
}

let server: ServerProcess;
let loot: Loot;
let victim: WireClient;
let victimToken: string;
let anna: TestDesk;
let annasCookie: string;
/** Another visitor, and another operator with a chat of his own. */
let mallory: TestVisitor;
let vera: TestDesk;
let verasChat: string;

function upload(headers: Record<string, string>, clientId: string = randomUUID()): Promise<Response> {
  return fetch(`${server.url}/v1/files?name=${secret}.png`, {
    method: 'POST',
    headers: { 'content-type': 'image/png', 'x-client-id': clientId, ...headers },
    body: dot,
  });
}

const say = (wire: WireClient, text: string, intent: string, clientId = createClientId()) =>
  wire.request({ type: 'send', clientId, intent, parts: [{ kind: 'text', text }] });

beforeAll(async () => {
  server = await startServerProcess({ env: identityEnv });
  await server.addOperator({ login: 'anna', name: 'Anna', groups: ['chat'], password });
  await server.addOperator({ login: 'vera', name: 'Vera', groups: ['stylist'], password });
  await server.operator('remove', 'operator');
  annasCookie = await server.signIn('anna', password);
  anna = await connectDesk(server, { cookie: annasCookie });

  const before = await connectVisitor(server.url, {
    context: { page: { url: 'https://shop.example', title: secret } },
  });
  const usedIdentity = await signIdentity(secret);
  const named = await sayHello(server.url, { token: before.token, identity: usedIdentity });
  victim = named.wire;
  victimToken = String(named.answer.token);
  const ended = await say(victim, `${secret} first`, 'chat');
  await victim.request({ type: 'end' });
  const clientId = createClientId();
  const sent = await say(victim, `${secret} second`, 'chat', clientId);
  const { id, conversation } = sent.message as AnyFrame;
  await anna.waitUntil(() => anna.chats().includes(conversation), 'the chat');
  const reply = await anna.reply(conversation, `${secret} reply`);
  const file = await readJson(await upload({ authorization: `Bearer ${victimToken}` }));
  const annasFile = await readJson(await upload({ cookie: annasCookie }));

  const leaver = await connectVisitor(server.url);
  await fetch(`${server.url}/v1/visitor/sign-out`, {
    method: 'POST',
    headers: { authorization: `Bearer ${leaver.token}` },
  });
  loot = {
    conversation,
    endedConversation: (ended.message as AnyFrame).conversation,
    message: id,
    clientId,
    cursor: String(sent.cursor),
    file,
    replacedToken: before.token,
    signedOutToken: leaver.token,
    usedIdentity,
    annasId: (anna.welcome.operator as AnyFrame).id,
    annasMessage: (reply.message as AnyFrame).id,
    annasFile,
  };
  mallory = await connectVisitor(server.url);
  vera = await connectDesk(server, { login: 'vera', password });
  const { message } = await mallory.say('mine', { intent: 'stylist' });
  verasChat = (message as AnyFrame).conversation;
  await vera.waitUntil(() => vera.chats().includes(verasChat), 'the chat of Vera');
});
afterAll(() => server.dispose());

const text = [{ kind: 'text', text: 'x' }];
const code = async (answer: Promise<AnyFrame>): Promise<unknown> => {
  const { type, code: refusal } = await answer;
  return type === 'error' ? refusal : type;
};

/** What each frame of a visitor comes to with what is not his. */
const visitorTries: Record<string, () => Promise<void>> = {
  hello: async () => {
    const tries: readonly [object, string][] = [
      [{ token: loot.replacedToken }, 'token_replaced'],
      [{ token: loot.signedOutToken }, 'token_replaced'],
      [{ token: victimToken }, 'identity_required'],
      [{ token: victimToken, identity: 'x' }, 'identity_refused'],
      [{ identity: loot.usedIdentity }, 'identity_stale'],
      [{ token: mallory.token, identity: loot.usedIdentity }, 'identity_stale'],
      [{ token: loot.message }, 'token_unknown'],
      [{ token: '' }, 'token_unknown'],
    ];
    for (const [hello, expected] of tries) {
      const { wire, answer } = await sayHello(server.url, hello);
      expect(answer).toMatchObject({ type: 'error', code: expected });
      expect(JSON.stringify(wire.frames)).not.toContain(secret);
      await wire.closed;
    }
    const { wire, answer } = await sayHello(server.url, { token: mallory.token, cursor: loot.cursor });
    expect(answer).toMatchObject({ type: 'welcome', complete: false });
    expect(JSON.stringify(answer)).not.toContain(secret);
    await wire.close();
    expect(await code(mallory.request({ type: 'hello', version: 1, token: victimToken }))).toBe('bad_frame');
  },
  send: async () => {
    const send = (parts: readonly object[], clientId = createClientId()) =>
      mallory.request({ type: 'send', clientId, parts });
    expect(await code(send([{ kind: 'file', file: loot.file }]))).toBe('not_found');
    expect(await code(send([{ kind: 'file', file: loot.annasFile }]))).toBe('not_found');
    const answers = [{ name: 'a', label: 'a', skipped: false, values: [], files: [loot.file] }];
    const form = { kind: 'formAnswers', formId: 'f', formVersion: 1, title: 'f', answers };
    expect(await code(send([form]))).toBe('not_found');
    const same = await send(text, loot.clientId);
    expect(same).toMatchObject({ type: 'ok', duplicate: false });
    expect((same.message as AnyFrame).conversation).toBe(verasChat);
  },
  history: async () => {
    for (const place of [{ before: loot.cursor }, { after: loot.cursor }, { before: 'x' }]) {
      expect(await code(mallory.request({ type: 'history', limit: 9, ...place }))).toBe('cursor_unknown');
    }
  },
  read: async () => {
    for (const upTo of [loot.message, loot.annasMessage, 'x']) {
      expect(await code(mallory.request({ type: 'read', upTo }))).toBe('not_found');
    }
  },
  rate: async () => {
    for (const conversation of [loot.endedConversation, loot.conversation, 'x']) {
      expect(await code(mallory.request({ type: 'rate', conversation, rating: { score: 1 } }))).toBe(
        'not_found',
      );
    }
  },
  // It names nothing: the sender's own conversation is meant, whatever else stands in the frame.
  end: async () => {
    const nobody = await connectVisitor(server.url);
    expect(await code(nobody.request({ type: 'end', conversation: loot.conversation }))).toBe(
      'no_conversation',
    );
    await nobody.close();
  },
  leave: async () => {
    const note = { type: 'leave', clientId: loot.clientId, intent: 'chat', contact: 'c', text: 'of Mallory' };
    expect(await code(mallory.request({ ...note, visitor: secret }))).toBe('ok');
  },
  typing: async () => {
    mallory.send({ type: 'typing', on: true, conversation: loot.conversation });
    await vera.waitFor(({ type, conversation }) => type === 'typing' && conversation === verasChat);
    expect(anna.frames.filter(({ type }) => type === 'typing')).toEqual([]);
  },
  context: async () => {
    const title = 'told by Mallory';
    mallory.send({
      type: 'context',
      conversation: loot.conversation,
      context: { page: { url: 'https://x.example', title } },
    });
    await vera.waitFor(({ type, context }) => type === 'context' && context.page?.title === title);
    expect(JSON.stringify(anna.frames)).not.toContain(title);
  },
  ping: async () => {
    mallory.send({ type: 'ping', conversation: loot.conversation });
    expect(await mallory.waitFor(({ type }) => type === 'pong')).toEqual({ type: 'pong' });
  },
};

/** The same for an operator, and what is another operator's. */
const deskTries: Record<string, () => Promise<void>> = {
  hello: async () => {
    expect(await code(vera.request({ type: 'hello', version: 1 }))).toBe('bad_frame');
    // What it says it still shows is looked at like anything else that it names.
    const again = await openWire(server.url, '/v1/operator', {
      cookie: await server.signIn('vera', password),
    });
    again.send({ type: 'hello', version: 1, ended: [loot.endedConversation, loot.conversation, 'x'] });
    const { chats } = await again.waitFor(({ type }) => type === 'welcome', 'the second desk of Vera');
    expect((chats as AnyFrame[]).map(({ conversation }) => conversation.id)).toEqual([verasChat]);
    await again.close();
  },
  send: async () => {
    const clientId = createClientId();
    for (const conversation of [loot.conversation, loot.endedConversation, 'x']) {
      expect(await code(vera.request({ type: 'send', conversation, clientId, parts: text }))).toBe(
        'not_found',
      );
    }
    for (const file of [loot.file, loot.annasFile]) {
      const parts = [{ kind: 'file', file }];
      expect(await code(vera.request({ type: 'send', conversation: verasChat, clientId, parts }))).toBe(
        'not_found',
      );
    }
  },
  history: async () => {
    const ask = (conversation: string) =>
      vera.request({ type: 'history', conversation, before: loot.cursor, limit: 9 });
    expect(await code(ask(loot.conversation))).toBe('not_found');
    expect(await code(ask(verasChat))).toBe('cursor_unknown');
  },
  read: async () => {
    const read = (conversation: string) => vera.request({ type: 'read', conversation, upTo: loot.message });
    expect(await code(read(loot.conversation))).toBe('not_found');
    expect(await code(read(verasChat))).toBe('not_found');
  },
  end: async () => {
    expect(await code(vera.request({ type: 'end', conversation: loot.conversation }))).toBe('not_found');
  },
  edit: async () => {
    for (const message of [loot.annasMessage, loot.message]) {
      for (const conversation of [loot.conversation, verasChat]) {
        const edit = { type: 'edit', conversation, message, clientId: createClientId(), parts: text };
        expect(await code(vera.request(edit))).toBe('not_found');
      }
    }
  },
  remove: async () => {
    for (const message of [loot.annasMessage, loot.message]) {
      for (const conversation of [loot.conversation, verasChat]) {
        expect(await code(vera.request({ type: 'remove', conversation, message }))).toBe('not_found');
      }
    }
  },
  transfer: async () => {
    const { id } = vera.welcome.operator as AnyFrame;
    const tries = [
      { conversation: loot.conversation, to: loot.annasId },
      { conversation: verasChat, to: 'x' },
    ];
    for (const hands of tries)
      expect(await code(vera.request({ type: 'transfer', ...hands }))).toBe('not_found');
    expect(await code(vera.request({ type: 'transfer', conversation: loot.conversation, to: id }))).toBe(
      'bad_value',
    );
  },
  ban: async () => {
    expect(await code(vera.request({ type: 'ban', conversation: loot.conversation }))).toBe('not_found');
  },
  take: async () => {
    // One that is another operator's, and one that waits for another group.
    expect(await code(vera.request({ type: 'take', conversation: loot.conversation }))).toBe('not_found');
    await anna.request({ type: 'status', status: 'away' });
    const waiting = await connectVisitor(server.url);
    const { message } = await say(waiting, secret, 'chat');
    const { conversation } = message as AnyFrame;
    expect(await code(vera.request({ type: 'take', conversation }))).toBe('not_found');
    await waiting.close();
    await anna.request({ type: 'status', status: 'available' });
  },
  status: async () => {
    // Whatever was told to Anna's desk before an answer has arrived with it.
    const told = async () => {
      await anna.request({ type: 'history', conversation: loot.conversation, before: loot.cursor, limit: 1 });
      return anna.frames.filter(({ type }) => type === 'status').length;
    };
    const before = await told();
    expect(await code(vera.request({ type: 'status', status: 'available', operator: loot.annasId }))).toBe(
      'ok',
    );
    expect(await told()).toBe(before);
  },
  typing: async () => {
    vera.send({ type: 'typing', conversation: loot.conversation, on: true });
    await vera.waitFor(({ type, code: refusal }) => type === 'error' && refusal === 'not_found');
    expect(victim.frames.filter(({ type }) => type === 'typing')).toEqual([]);
  },
  ping: async () => {
    vera.send({ type: 'ping' });
    expect(await vera.waitFor(({ type }) => type === 'pong')).toEqual({ type: 'pong' });
  },
};

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });
const post = (path: string, headers: Record<string, string> = {}, body = '') =>
  fetch(server.url + path, { method: 'POST', headers, body });
const outcome = async (asked: Promise<Response>): Promise<string> => {
  const response = await asked;
  const said = await response.text();
  expect(said).not.toContain(secret);
  const { code: refusal = '' } = said.startsWith('{') ? (JSON.parse(said) as { code?: string }) : {};
  return `${response.status} ${refusal}`.trim();
};

async function upgrade(path: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(server.url.replace('http', 'ws') + path, { headers });
  socket.on('error', () => undefined);
  return new Promise((resolve) => {
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (_, response) => {
      response.resume();
      socket.terminate();
      resolve(response.statusCode ?? 0);
    });
  });
}

/** What each address comes to without a key, with a wrong one, and with one that was good once. */
const routeTries: Record<string, () => Promise<void>> = {
  'get /health': async () => expect(await outcome(get('/health'))).toBe('200'),
  'get /metrics': async () => {
    const said = await (await get('/metrics')).text();
    for (const word of [secret, loot.conversation, loot.message, victimToken])
      expect(said).not.toContain(word);
  },
  'get /desk': async () => expect((await outcome(get('/desk'))).slice(0, 3)).toBe('404'),
  'post /v1/files': async () => {
    expect(await outcome(upload({}))).toBe('401 sign_in_required');
    expect(await outcome(upload({ authorization: 'Bearer forged' }))).toBe('401 token_unknown');
    expect(await outcome(upload({ authorization: `Bearer ${loot.replacedToken}` }))).toBe(
      '401 token_replaced',
    );
    expect(await outcome(upload({ authorization: `Bearer ${loot.signedOutToken}` }))).toBe(
      '401 token_replaced',
    );
    expect(await outcome(upload({ cookie: 'comptoir_desk=forged' }))).toBe('401 sign_in_required');
    const foreign = { cookie: annasCookie, origin: 'https://shop.example' };
    expect(await outcome(upload(foreign))).toBe('401 sign_in_required');
    // The same client id of another owner is another file.
    const clientId = randomUUID();
    const files = await Promise.all(
      [victimToken, mallory.token].map(async (token) =>
        readJson(await upload({ authorization: `Bearer ${token}` }, clientId)),
      ),
    );
    expect(files[0]?.id).not.toBe(files[1]?.id);
  },
  'get /v1/files/:id/:name': async () => {
    const [own] = [await readJson(await upload({ authorization: `Bearer ${mallory.token}` }))];
    const [path = '', signature = ''] = String(own.url).split('?');
    const of = (file: AnyFrame): string => String(file.url).split('?')[0] ?? '';
    for (const address of ['/v1/files/x/x', `/v1/files/${loot.message}/x`, `${of(loot.file)}?${signature}`]) {
      const { status } = await get(address);
      expect([403, 404, 410]).toContain(status);
    }
    for (const address of [of(loot.file), path]) expect((await get(address)).status).not.toBe(200);
    expect((await get(String(own.url))).status).toBe(200);
  },
  'post /v1/operator/sign-in': async () => {
    const json = { 'content-type': 'application/json' };
    const body = JSON.stringify({ login: 'anna', password: 'wrong-password' });
    expect(await outcome(post('/v1/operator/sign-in', json, body))).toBe('401 sign_in_failed');
    const gone = JSON.stringify({ login: 'operator', password: 'test-password-1' });
    expect(await outcome(post('/v1/operator/sign-in', json, gone))).toBe('401 sign_in_failed');
  },
  'get /v1/operator/me': async () => {
    expect(await outcome(get('/v1/operator/me'))).toBe('401 sign_in_required');
    expect(await outcome(get('/v1/operator/me', { cookie: 'comptoir_desk=forged' }))).toBe(
      '401 sign_in_required',
    );
    const bearer = { authorization: `Bearer ${victimToken}` };
    expect(await outcome(get('/v1/operator/me', bearer))).toBe('401 sign_in_required');
  },
  'post /v1/operator/sign-out': async () => {
    const cookie = await server.signIn('anna', password);
    expect(await outcome(post('/v1/operator/sign-out', { cookie: 'comptoir_desk=forged' }))).toBe('204');
    expect(await outcome(get('/v1/operator/me', { cookie }))).toBe('200');
    expect(await outcome(post('/v1/operator/sign-out', { cookie, origin: 'https://shop.example' }))).toBe(
      '403 origin_forbidden',
    );
    expect(await outcome(post('/v1/operator/sign-out', { cookie }))).toBe('204');
    expect(await outcome(get('/v1/operator/me', { cookie }))).toBe('401 sign_in_required');
    expect(await upgrade('/v1/operator', { cookie })).toBe(401);
  },
  'post /v1/visitor/stream': async () => {
    for (const token of [loot.replacedToken, loot.signedOutToken]) {
      const hello = JSON.stringify({ type: 'hello', version: 1, token });
      const said = await (await post('/v1/visitor/stream', {}, hello)).text();
      expect(said).toContain('token_replaced');
      expect(said).toContain('"code":4002');
      expect(said).not.toContain(secret);
    }
    const named = JSON.stringify({ type: 'hello', version: 1, token: victimToken });
    expect(await (await post('/v1/visitor/stream', {}, named)).text()).toContain('identity_required');
    for (const key of ['forged', victimToken, mallory.token]) {
      const authorization = `Bearer ${key}`;
      expect(await outcome(post('/v1/visitor/stream', { authorization }))).toBe('404 not_found');
    }
    // An event id is a cursor like any other: one of another log opens nothing.
    const own = JSON.stringify({ type: 'hello', version: 1, token: mallory.token });
    const controller = new AbortController();
    const response = await fetch(`${server.url}/v1/visitor/stream?mode=poll`, {
      method: 'POST',
      headers: { 'last-event-id': loot.cursor },
      body: own,
      signal: controller.signal,
    });
    const said = await response.text();
    expect(said).toContain('"complete":false');
    expect(said).not.toContain(secret);
    controller.abort();
  },
  'post /v1/visitor/frames': async () => {
    const frame = JSON.stringify({ type: 'history', id: '1', limit: 9 });
    expect(await outcome(post('/v1/visitor/frames', {}, frame))).toBe('404 not_found');
    for (const key of ['forged', victimToken, loot.replacedToken]) {
      expect(await outcome(post('/v1/visitor/frames', { authorization: `Bearer ${key}` }, frame))).toBe(
        '404 not_found',
      );
    }
  },
  'post /v1/visitor/sign-out': async () => {
    expect(await outcome(post('/v1/visitor/sign-out'))).toBe('401 token_unknown');
    for (const token of ['forged', loot.replacedToken, loot.conversation]) {
      expect(await outcome(post('/v1/visitor/sign-out', { authorization: `Bearer ${token}` }))).toBe('204');
    }
    const foreign = { authorization: `Bearer ${loot.signedOutToken}`, origin: 'not an origin' };
    expect(await outcome(post('/v1/visitor/sign-out', foreign))).toBe('204');
    expect(victim.socket.readyState).toBe(WebSocket.OPEN);
  },
  'socket /v1/visitor': async () => expect(await upgrade('/v1/visitor', {})).toBe(101),
  'socket /v1/operator': async () => {
    expect(await upgrade('/v1/operator', {})).toBe(401);
    expect(await upgrade('/v1/operator', { cookie: 'comptoir_desk=forged' })).toBe(401);
    expect(await upgrade('/v1/operator', { authorization: `Bearer ${victimToken}` })).toBe(401);
    expect(await upgrade('/v1/operator', { cookie: annasCookie, origin: 'https://shop.example' })).toBe(403);
  },
};

const source = (path: string): string => readFileSync(new URL(`../src/${path}`, import.meta.url), 'utf8');

/** Every address that the code serves, as it stands there. */
function routes(): readonly string[] {
  const files = readdirSync(new URL('../src/http', import.meta.url)).filter(
    (name) => !name.includes('.test.'),
  );
  const served = files.flatMap((name) =>
    [
      ...source(`http/${name}`).matchAll(
        /app\s*\.(get|post|put|patch|delete|all|route)\b[^(]*\(\s*'([^']+)'/g,
      ),
    ].map(([, method, path]) => `${method} ${path}`),
  );
  const sockets = [...source('socket/upgrade.ts').matchAll(/path [!=]== '([^']+)'/g)].map(
    ([, path]) => `socket ${path}`,
  );
  return [...served, ...sockets].sort();
}

describe('nothing is left out', () => {
  it('every frame of a visitor, every frame of a desk, and every address has its tries here', () => {
    expect(Object.keys(visitorTries).sort()).toEqual(Object.keys(visitorFrameSchemas).sort());
    expect(Object.keys(deskTries).sort()).toEqual(Object.keys(operatorFrameSchemas).sort());
    expect(Object.keys(routeTries).sort()).toEqual(routes());
  });
});

describe('with what belongs to somebody else', () => {
  it.each(Object.keys(visitorTries))('a visitor gets nowhere by %s', (type) => visitorTries[type]?.());
  it.each(Object.keys(deskTries))('an operator gets nowhere by %s', (type) => deskTries[type]?.());
  it.each(Object.keys(routeTries))('nobody gets anywhere by %s', (route) => routeTries[route]?.());

  it('nothing of the victim came to anybody, and nothing of the others to him', async () => {
    expect(JSON.stringify(mallory.frames)).not.toContain(secret);
    expect(JSON.stringify(vera.frames.filter(({ type }) => type !== 'note'))).not.toContain(secret);
    for (const { type, message } of victim.frames) {
      if (type === 'message') expect(JSON.stringify(message)).toMatch(new RegExp(`${secret}|notice`));
    }
    const history = await victim.request({ type: 'history', limit: 50 });
    expect(
      (history.messages as AnyFrame[]).filter(({ parts }) => JSON.stringify(parts).includes(secret)),
    ).toHaveLength(3);
    expect(anna.chats()).toContain(loot.conversation);
    expect(vera.chats()).toEqual([verasChat]);
    await Promise.all([victim, mallory, anna, vera].map((wire) => wire.close()));
  });
});
