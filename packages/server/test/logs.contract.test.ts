import { randomUUID } from 'node:crypto';
import { createClientId } from '@comptoir/transport';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDesk } from './connectDesk.js';
import { connectVisitor } from './connectVisitor.js';
import { dot } from './dot.js';
import { openRaw } from './rawSocket.js';
import { readJson } from './readJson.js';
import { sayHello } from './sayHello.js';
import { identityEnv, signIdentity } from './signIdentity.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import type { AnyFrame } from './wireClient.js';

let server: ServerProcess;
beforeAll(async () => {
  const env = { ...identityEnv, COMPTOIR_LOG_LEVEL: 'trace', COMPTOIR_LIMIT_LOGINS: '2' };
  server = await startServerProcess({ env });
});
afterAll(() => server.dispose());

const canaries = new Map<string, string>();

/** A word that stands in one place only. */
function canary(place: string): string {
  const word = `canary${randomUUID().replaceAll('-', '')}`;
  canaries.set(place, word);
  return word;
}

it('says nothing of anybody in its log, at the lowest level, in good times and in bad', async () => {
  const name = canary('file name');
  const page = { url: `https://shop.example/${canary('address')}`, title: canary('title') };
  const person = {
    id: canary('person id'),
    name: canary('person name'),
    email: `${canary('e-mail')}@shop.example`,
  };
  const visitor = await connectVisitor(server.url, { context: { page, person } });
  canaries.set('token', visitor.token);
  const upload = (headers: Record<string, string>, path = `/v1/files?name=${name}.png`) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { 'content-type': 'image/png', 'x-client-id': randomUUID(), ...headers },
      body: dot,
    });
  const bearer = { authorization: `Bearer ${visitor.token}` };
  const file = await readJson(await upload(bearer));
  canaries.set('file id', String(file.id));
  await fetch(server.url + file.url);
  const parts = [
    { kind: 'text', text: canary('text') },
    { kind: 'file', file },
  ];
  const { message } = await visitor.request({ type: 'send', clientId: createClientId(), parts });
  const { conversation } = message as AnyFrame;
  const note = { name: canary('note name'), contact: canary('contact'), text: canary('note') };
  await visitor.request({ type: 'leave', clientId: createClientId(), intent: 'chat', ...note });
  visitor.send({ type: 'typing', on: true, draft: canary('draft') });

  const password = canary('password');
  await server.addOperator({ login: 'anna', name: canary('operator name'), groups: ['chat'], password });
  const cookie = await server.signIn('anna', password);
  canaries.set('cookie', cookie.split('=')[1] ?? '');
  const desk = await connectDesk(server, { cookie });
  await desk.request({ type: 'take', conversation });
  await desk.waitUntil(() => desk.chats().includes(conversation), 'the chat');
  const reply = await desk.reply(conversation, canary('reply'));
  const edit = {
    type: 'edit',
    conversation,
    message: (reply.message as AnyFrame).id,
    clientId: createClientId(),
  };
  await desk.request({ ...edit, parts: [{ kind: 'text', text: canary('edit') }] });
  await desk.request({ type: 'end', conversation });
  await visitor.request({ type: 'rate', conversation, rating: { score: 1, comment: canary('comment') } });

  const sub = canary('sub');
  const identity = await signIdentity(sub);
  canaries.set('identity', identity);
  const named = await sayHello(server.url, { token: visitor.token, identity });
  canaries.set('new token', String(named.answer.token));
  await named.wire.request({ type: 'end' });

  // And what goes wrong.
  for (const data of [
    `{"type":"${canary('no JSON')}`,
    JSON.stringify({ type: 'send', id: canary('bad frame'), parts: 1 }),
  ]) {
    named.wire.sendRaw(data);
  }
  named.wire.sendRaw(Buffer.from(canary('binary')));
  named.wire.send({ type: 'send', id: '9', clientId: `${canary('NUL')}\0`, parts });
  await named.wire.waitFor(({ type, id }) => type === 'error' && id === '9');
  await sayHello(server.url, { token: canary('wrong token') });
  await sayHello(server.url, { identity: canary('wrong identity') });
  await sayHello(server.url, {
    identity: await signIdentity(canary('refused sub'), { claims: { shop: canary('shop') } }),
  });
  for (let attempt = 0; attempt < 4; attempt++) {
    await fetch(`${server.url}/v1/operator/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        login: canary(`login ${attempt}`),
        password: canary(`wrong password ${attempt}`),
      }),
    });
  }
  await upload({ authorization: `Bearer ${canary('wrong bearer')}` });
  await upload({ ...bearer, 'content-type': `text/${canary('type')}` });
  await fetch(`${server.url}/v1/files/${canary('no file')}/${canary('no name')}?${canary('query')}`);
  await fetch(`${server.url}/%${canary('bad address')}`);
  await fetch(`${server.url}/v1/visitor/frames`, { method: 'POST', headers: bearer, body: canary('body') });
  await fetch(`${server.url}/v1/visitor/sign-out`, { method: 'POST', headers: bearer });
  const stream = JSON.stringify({ type: 'hello', version: 1, token: canary('stream token') });
  await fetch(`${server.url}/v1/visitor/stream`, { method: 'POST', body: stream });
  const broken = await openRaw(server.url);
  const [header, body] = [canary('broken header'), canary('broken body')];
  const lengths = 'content-length: 3\r\ncontent-length: 4\r\n';
  broken.socket.write(`POST / HTTP/1.1\r\nhost: x\r\nauthorization: ${header}\r\n${lengths}\r\n${body}`);
  await broken.gone;
  expect(broken.received().toString()).toMatch(/^HTTP\/1\.1 400/);
  await server.visitor('delete', sub);
  await named.wire.closed;
  await desk.close();
  await server.stop();

  const said = server.output();
  expect(said).toContain('operator signed in');
  expect(said).toContain('"msg":"stopped"');
  const bytes = (word: string): string => [...Buffer.from(word)].join();
  for (const [place, word] of canaries) {
    expect(said.includes(word), place).toBe(false);
    expect(said.includes(bytes(word)), `${place} as bytes`).toBe(false);
  }
});
