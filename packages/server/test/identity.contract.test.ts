import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDesk } from './connectDesk.js';
import { connectVisitor } from './connectVisitor.js';
import { dot } from './dot.js';
import { readJson } from './readJson.js';
import { sayHello } from './sayHello.js';
import {
  identityEnv,
  makeEd25519,
  makeRsa,
  type SignOptions,
  seconds,
  shopSecret,
  signIdentity,
} from './signIdentity.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import type { AnyFrame } from './wireClient.js';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({ env: { ...identityEnv, COMPTOIR_CHATS_PER_OPERATOR: '100' } });
});
afterAll(() => server.dispose());

/** Connects somebody whom the shop has named. */
async function connectNamed(sub: string, hello: { token?: string; cursor?: string } = {}) {
  const identity = await signIdentity(sub);
  const { wire, answer } = await sayHello(server.url, { ...hello, identity });
  expect(answer).toMatchObject({ type: 'welcome' });
  return { wire, welcome: answer, token: String(answer.token), identity };
}

function upload(token: string, url = server.url): Promise<Response> {
  return fetch(`${url}/v1/files?name=a.png`, {
    method: 'POST',
    headers: {
      'content-type': 'image/png',
      'x-client-id': randomUUID(),
      authorization: `Bearer ${token}`,
    },
    body: dot,
  });
}

const texts = (welcome: AnyFrame): string[] =>
  (welcome.messages as AnyFrame[]).flatMap(({ parts }) =>
    (parts as AnyFrame[]).flatMap(({ kind, text }) => (kind === 'text' ? [String(text)] : [])),
  );

describe('a token that was planted before the sign-in', () => {
  it('opens nothing after it: its socket is closed, hello and uploads are refused', async () => {
    const planted = await connectVisitor(server.url);
    const victim = await connectNamed(randomUUID(), { token: planted.token });
    expect(victim.token).not.toBe(planted.token);
    expect(victim.token).toMatch(/^[\w-]{43}$/);
    expect(await planted.closed).toBe(4002);
    expect(planted.frames.at(-1)).toMatchObject({ type: 'error', code: 'token_replaced' });
    expect(JSON.stringify(planted.frames)).not.toContain(victim.token);

    expect((await sayHello(server.url, { token: planted.token })).answer).toMatchObject({
      type: 'error',
      code: 'token_replaced',
    });
    const refused = await upload(planted.token);
    expect([refused.status, (await readJson(refused)).code]).toEqual([401, 'token_replaced']);
    // And what the victim writes stays with him.
    await victim.wire.request({
      type: 'send',
      clientId: randomUUID(),
      parts: [{ kind: 'text', text: 'mine' }],
    });
    expect(planted.frames.filter(({ type }) => type === 'message')).toEqual([]);
    await victim.wire.close();
  });

  it('nor does the one of the named visitor without a proof, or with the proof of another', async () => {
    const victim = await connectNamed(randomUUID());
    expect((await sayHello(server.url, { token: victim.token })).answer).toMatchObject({
      code: 'identity_required',
    });
    const other = await connectNamed(randomUUID(), { token: victim.token });
    expect(texts(other.welcome)).toEqual([]);
    expect(await victim.wire.closed).toBe(4002);
    await other.wire.close();
  });
});

describe('signing out', () => {
  it('makes the token worthless and closes its sockets, and tells nobody which tokens there are', async () => {
    const visitor = await connectVisitor(server.url);
    const signOut = (authorization: string) =>
      fetch(`${server.url}/v1/visitor/sign-out`, { method: 'POST', headers: { authorization } });
    expect((await signOut(`Bearer ${visitor.token}`)).status).toBe(204);
    expect(await visitor.closed).toBe(4001);
    expect((await sayHello(server.url, { token: visitor.token })).answer).toMatchObject({
      code: 'token_replaced',
    });
    expect((await upload(visitor.token)).status).toBe(401);
    expect((await signOut(`Bearer ${visitor.token}`)).status).toBe(204);
    expect((await signOut('Bearer unknown')).status).toBe(204);
    expect((await signOut('Basic abc')).status).toBe(401);
  });
});

describe('a proof of the shop', () => {
  const sub = randomUUID();
  const now = seconds();
  const unsigned = (): string => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none' })}.${part({ sub, shop: 'coats', exp: now + 600, jti: randomUUID() })}.`;
  };
  const rsa = makeRsa();
  const cases: readonly [string, () => Promise<string> | string, string, RegExp][] = [
    ['without a signature', unsigned, 'identity_refused', /alg.*HS256/],
    [
      'signed in another way',
      () => signIdentity(sub, { alg: 'RS256', key: rsa.privateKey }),
      'identity_refused',
      /alg.*HS256/,
    ],
    [
      'signed with more bits',
      () => signIdentity(sub, { alg: 'HS512', key: Buffer.alloc(64, 7) }),
      'identity_refused',
      /alg.*HS256/,
    ],
    [
      'signed with another key',
      () => signIdentity(sub, { key: Buffer.alloc(32, 7) }),
      'identity_refused',
      /signature/,
    ],
    [
      'of another shop',
      () => signIdentity(sub, { claims: { shop: 'boots' } }),
      'identity_refused',
      /shop.*"coats"/,
    ],
    ['that ran out', () => signIdentity(sub, { claims: { exp: seconds() - 60 } }), 'identity_stale', /exp/],
    [
      'that is not valid yet',
      () => signIdentity(sub, { claims: { nbf: seconds() + 300 } }),
      'identity_refused',
      /nbf/,
    ],
    [
      'with words for nbf',
      () => signIdentity(sub, { claims: { nbf: 'now' } }),
      'identity_refused',
      /claim nbf has not the form/,
    ],
    [
      'that will be made',
      () => signIdentity(sub, { claims: { iat: seconds() + 300 } }),
      'identity_refused',
      /claim iat lies in the future/,
    ],
    [
      'that lives too long',
      () => signIdentity(sub, { claims: { exp: seconds() + 7_200 } }),
      'identity_refused',
      /3600/,
    ],
    [
      'that was made to live too long',
      () => signIdentity(sub, { claims: { iat: seconds() - 3_500 } }),
      'identity_refused',
      /3600/,
    ],
    ...['sub', 'shop', 'exp', 'jti'].map((claim): [string, () => Promise<string>, string, RegExp] => [
      `without ${claim}`,
      () => signIdentity(sub, { claims: { [claim]: undefined } }),
      'identity_refused',
      new RegExp(`claim ${claim} is missing`),
    ]),
    ['with an empty sub', () => signIdentity('', {}), 'identity_refused', /sub must be/],
    [
      'with a sub that is no string',
      () => signIdentity(sub, { claims: { sub: 7 } }),
      'identity_refused',
      /sub/,
    ],
    [
      'with control characters in jti',
      () => signIdentity(sub, { claims: { jti: 'a\u0000b' } }),
      'identity_refused',
      /jti must be/,
    ],
    ['that is none', () => 'not.a.token', 'identity_refused', /compact form/],
    ['that is empty', () => '', 'identity_refused', /compact form/],
  ];

  it.each(cases)(
    '%s is refused, and the answer says why and repeats nothing',
    async (_, make, code, text) => {
      const identity = await make();
      const { wire, answer } = await sayHello(server.url, { identity });
      expect(answer).toMatchObject({ type: 'error', code });
      expect(answer.message).toMatch(text);
      if (identity !== '') expect(answer.message).not.toContain(identity);
      expect(await wire.closed).toBe(code === 'identity_stale' ? 4002 : 4003);
    },
  );

  it.each([0.1234567, 0.0001])(
    'may end %s s after a second, as other languages tell the time',
    async (part) => {
      const identity = await signIdentity(randomUUID(), { claims: { exp: seconds() + 60 + part } });
      const { wire, answer } = await sayHello(server.url, { identity });
      expect(answer).toMatchObject({ type: 'welcome' });
      await wire.close();
    },
  );

  it('that is too long is no valid hello', async () => {
    const { answer } = await sayHello(server.url, { identity: 'x'.repeat(4_097) });
    expect(answer).toMatchObject({ code: 'bad_frame' });
  });

  it('is used by one session: the same page may come back with it, nobody else', async () => {
    const first = await connectNamed(randomUUID());
    for (const hello of [{}, { token: 'unknown' }, { token: (await connectVisitor(server.url)).token }]) {
      const { answer } = await sayHello(server.url, { ...hello, identity: first.identity });
      expect(answer).toMatchObject({ type: 'error', code: 'identity_stale' });
      expect(answer.message).toContain('jti');
    }
    const again = await sayHello(server.url, { token: first.token, identity: first.identity });
    expect(again.answer).toMatchObject({ type: 'welcome', token: first.token });
    await Promise.all([first.wire.close(), again.wire.close()]);
    expect((await sayHello(server.url, { identity: first.identity })).answer).toMatchObject({
      code: 'identity_stale',
    });
  });

  it('is not used up by a welcome that never arrived', async () => {
    const before = await connectVisitor(server.url);
    await before.say('written before');
    const identity = await signIdentity(randomUUID());
    const lost = await sayHello(server.url, { token: before.token, identity });
    await lost.wire.close();
    const again = await sayHello(server.url, { token: before.token, identity });
    expect(again.answer).toMatchObject({ type: 'welcome' });
    expect(texts(again.answer)).toEqual(['written before']);
    // The token that nobody heard of is worth nothing.
    const { answer } = await sayHello(server.url, {
      token: lost.answer.token,
      identity: await signIdentity('x'),
    });
    expect(texts(answer)).toEqual([]);
    await again.wire.close();
  });
});

describe('the same person', () => {
  it('is the same visitor on another device, live and later', async () => {
    const sub = randomUUID();
    const phone = await connectNamed(sub);
    await phone.wire.request({
      type: 'send',
      clientId: randomUUID(),
      parts: [{ kind: 'text', text: 'from the phone' }],
    });
    const laptop = await connectNamed(sub);
    expect(texts(laptop.welcome)).toEqual(['from the phone']);
    expect(laptop.token).not.toBe(phone.token);
    await laptop.wire.request({
      type: 'send',
      clientId: randomUUID(),
      parts: [{ kind: 'text', text: 'from the laptop' }],
    });
    await phone.wire.waitFor(
      ({ type, message }) => type === 'message' && JSON.stringify(message).includes('from the laptop'),
    );
    await Promise.all([phone.wire.close(), laptop.wire.close()]);
  });

  it('keeps what he wrote before he was named, cursor and all', async () => {
    const visitor = await connectVisitor(server.url);
    const clientId = randomUUID();
    const { cursor } = await visitor.say('before', { clientId });
    const named = await connectNamed(randomUUID(), { token: visitor.token, cursor: String(cursor) });
    expect(named.welcome).toMatchObject({ complete: true, messages: [] });
    const resent = await named.wire.request({
      type: 'send',
      clientId,
      parts: [{ kind: 'text', text: 'before' }],
    });
    expect(resent).toMatchObject({ type: 'ok', duplicate: true });
    await named.wire.close();
  });

  it('known before: both logs become one, the conversation written to last goes on, the desk sees it all', async () => {
    const sub = randomUUID();
    const login = `merge-${randomUUID()}`;
    const password = 'a-password-of-tests';
    await server.addOperator({ login, name: 'Mia', groups: ['stylist'], password });
    const phone = await connectNamed(sub);
    const say = (wire: typeof phone.wire, text: string, clientId: string = randomUUID()) =>
      wire.request({ type: 'send', clientId, intent: 'stylist', parts: [{ kind: 'text', text }] });
    const guest = await connectVisitor(server.url);
    await guest.say('first of all', { intent: 'stylist' });
    await guest.request({ type: 'end' });
    const old = await say(phone.wire, 'old one');
    const clientId = randomUUID();
    await guest.say('new one', { clientId, intent: 'stylist' });
    const desk = await connectDesk(server, { login, password });
    await desk.waitUntil(() => desk.chats().length === 2, 'both chats');

    const named = await connectNamed(sub, { token: guest.token });
    expect(texts(named.welcome)).toEqual(['first of all', 'old one', 'new one']);
    const orders = (named.welcome.messages as AnyFrame[]).map(({ order }) => String(order));
    expect([...orders].sort()).toEqual(orders);
    expect(named.welcome.conversation).toMatchObject({ phase: 'open' });
    expect(await phone.wire.closed).toBe(4002);
    expect(await guest.closed).toBe(4002);
    const ended = (old.message as AnyFrame).conversation;
    await desk.waitUntil(
      () => !desk.chats().includes(String(ended)) && desk.chats().length === 1,
      'one chat',
    );
    const resent = await say(named.wire, 'new one', clientId);
    expect(resent).toMatchObject({ duplicate: true });

    const back = await connectNamed(sub, { token: phone.token, cursor: String(old.cursor) });
    // Something stands before the place that the cursor names: all of it has to be said anew.
    expect(back.welcome.complete).toBe(false);
    expect(texts(back.welcome)).toEqual(['first of all', 'old one', 'new one']);
    await desk.reply(String((named.welcome.conversation as AnyFrame).id), 'hello both');
    const hears = ({ type, message }: AnyFrame) =>
      type === 'message' && JSON.stringify(message).includes('hello both');
    await Promise.all([named.wire.waitFor(hears), back.wire.waitFor(hears)]);
    await Promise.all([desk.close(), named.wire.close(), back.wire.close()]);
  });

  it('is not the one of another sub, on one device after the other', async () => {
    const anna = await connectNamed(randomUUID());
    await anna.wire.request({
      type: 'send',
      clientId: randomUUID(),
      parts: [{ kind: 'text', text: 'of Anna' }],
    });
    const bert = await connectNamed(randomUUID(), { token: anna.token });
    expect(texts(bert.welcome)).toEqual([]);
    await bert.wire.close();
  });

  it('shut out stays shut out, by whichever way he comes', async () => {
    const sub = randomUUID();
    const named = await connectNamed(sub);
    const { message } = await named.wire.request({
      type: 'send',
      clientId: randomUUID(),
      parts: [{ kind: 'text', text: 'x' }],
    });
    const { conversation } = message as AnyFrame;
    const desk = await connectDesk(server);
    await desk.request({ type: 'take', conversation });
    expect(await desk.request({ type: 'ban', conversation })).toMatchObject({ type: 'ok' });
    const guest = await connectVisitor(server.url);
    for (const hello of [{}, { token: named.token }, { token: guest.token }]) {
      const identity = await signIdentity(sub);
      expect((await sayHello(server.url, { ...hello, identity })).answer).toMatchObject({ code: 'banned' });
    }
    await Promise.all([desk.close(), guest.close()]);
  });
});

describe('when the time of a proof is over', () => {
  it('the socket is closed, uploads are refused, and a new proof goes on where it was', async () => {
    const sub = randomUUID();
    // Clocks may differ by 30 s, so this one has a second or two left.
    const identity = await signIdentity(sub, { claims: { exp: seconds() - 28 } });
    const { wire, answer } = await sayHello(server.url, { identity });
    expect(answer).toMatchObject({ type: 'welcome' });
    const sent = await wire.request({
      type: 'send',
      clientId: randomUUID(),
      parts: [{ kind: 'text', text: 'in time' }],
    });
    expect(await wire.closed).toBe(4002);
    expect(wire.frames.at(-1)).toMatchObject({ type: 'error', code: 'identity_stale' });
    const refused = await upload(String(answer.token));
    expect([refused.status, (await readJson(refused)).code]).toEqual([401, 'identity_stale']);
    const token = String(answer.token);
    expect((await sayHello(server.url, { token, identity })).answer).toMatchObject({
      code: 'identity_stale',
    });
    const back = await connectNamed(sub, { token, cursor: String(sent.cursor) });
    expect(back.welcome).toMatchObject({ complete: true, messages: [], token });
    expect((await upload(token)).status).toBe(201);
    await back.wire.close();
  });
});

describe('settings', () => {
  it('takes RS256 and EdDSA with the public key, each alone, and two keys while one is changed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'comptoir-keys-'));
    const write = (name: string, text: string): string => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };
    const [rsa, next, ed] = [makeRsa(), makeRsa(), makeEd25519()];
    const files = {
      rsa: write('rsa', rsa.publicPem),
      next: write('next', next.publicPem),
      ed: write('ed', ed.publicPem),
    };
    const { COMPTOIR_IDENTITY_SECRET: _, ...env } = identityEnv;
    await server.restart({
      COMPTOIR_IDENTITY_SECRET: '',
      COMPTOIR_IDENTITY_ALGORITHM: 'RS256',
      COMPTOIR_IDENTITY_KEY_FILE: `${files.rsa},${files.next}`,
    });
    const answerTo = async (alg: string, key: NonNullable<SignOptions['key']>) => {
      const { wire, answer } = await sayHello(server.url, {
        identity: await signIdentity('a', { alg, key }),
      });
      wire.socket.terminate();
      return answer.type === 'welcome' ? 'welcome' : answer.code;
    };
    expect(await answerTo('RS256', rsa.privateKey)).toBe('welcome');
    expect(await answerTo('RS256', next.privateKey)).toBe('welcome');
    expect(await answerTo('EdDSA', ed.privateKey)).toBe('identity_refused');
    // The public key as the secret of HS256: the old trick.
    expect(await answerTo('HS256', new TextEncoder().encode(rsa.publicPem))).toBe('identity_refused');
    await server.restart({
      ...env,
      COMPTOIR_IDENTITY_SECRET: '',
      COMPTOIR_IDENTITY_ALGORITHM: 'EdDSA',
      COMPTOIR_IDENTITY_KEY_FILE: files.ed,
    });
    expect(await answerTo('EdDSA', ed.privateKey)).toBe('welcome');
    expect(await answerTo('HS256', new TextEncoder().encode(shopSecret))).toBe('identity_refused');
  });

  it('takes nobody unnamed where that is required: no hello, no upload, whatever token there is from before', async () => {
    await server.restart();
    const guest = await connectVisitor(server.url);
    await guest.say('from before');
    await server.restart({ COMPTOIR_IDENTITY_REQUIRED: '1' });
    for (const hello of [{}, { token: guest.token }]) {
      const { wire, answer } = await sayHello(server.url, hello);
      expect(answer).toMatchObject({ type: 'error', code: 'identity_required' });
      expect(await wire.closed).toBe(4001);
    }
    const refused = await upload(guest.token);
    expect([refused.status, (await readJson(refused)).code]).toEqual([401, 'identity_required']);
    const named = await connectNamed(randomUUID(), { token: guest.token });
    expect(texts(named.welcome)).toEqual(['from before']);
    await named.wire.close();
  });

  it('a server that knows no shop refuses a proof instead of passing over it', async () => {
    const plain = await startServerProcess();
    try {
      const { answer } = await sayHello(plain.url, { identity: await signIdentity('a') });
      expect(answer).toMatchObject({ code: 'identity_refused' });
      expect(answer.message).toContain('COMPTOIR_IDENTITY_ALGORITHM');
    } finally {
      await plain.dispose();
    }
  });
});
