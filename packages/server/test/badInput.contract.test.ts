import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connectDesk, type TestDesk } from './connectDesk.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { openWire } from './wireClient.js';

let server: ServerProcess;
let desk: TestDesk;
let bystander: TestVisitor;
beforeAll(async () => {
  server = await startServerProcess({ env: { COMPTOIR_HELLO_MS: '400', COMPTOIR_LIMIT_FRAMES: '200/20' } });
  desk = await connectDesk(server);
  bystander = await connectVisitor(server.url);
  await bystander.say('I am just here');
});
afterAll(() => server.dispose());

let visitor: TestVisitor;
beforeEach(async () => {
  visitor = await connectVisitor(server.url);
});
// Whatever was thrown at the server, nobody else may have felt it.
afterEach(async () => {
  await visitor.close();
  expect(await bystander.request({ type: 'history', limit: 1 })).toMatchObject({ type: 'ok' });
  expect(bystander.frames.filter((frame) => frame.type === 'error')).toEqual([]);
  expect(desk.socket.readyState).toBe(desk.socket.OPEN);
  expect((await fetch(`${server.url}/health`)).status).toBe(200);
});

describe('a frame that is wrong gets a clear error, and the connection lives on', () => {
  const text = [{ kind: 'text', text: 'x' }];
  it.each([
    ['no JSON', '{"type":"send"', 'bad_frame'],
    ['not an object', '42', 'bad_frame'],
    ['null', 'null', 'bad_frame'],
    ['no type', '{"id":"x"}', 'bad_frame'],
    ['type of a wrong type', '{"type":7}', 'bad_frame'],
    ['send without parts', JSON.stringify({ type: 'send', id: 'x', clientId: 'c' }), 'bad_frame'],
    [
      'parts that are no list',
      JSON.stringify({ type: 'send', id: 'x', clientId: 'c', parts: {} }),
      'bad_frame',
    ],
    [
      'a text that is a number',
      JSON.stringify({ type: 'send', id: 'x', clientId: 'c', parts: [{ kind: 'text', text: 7 }] }),
      'bad_frame',
    ],
    ['no client id', JSON.stringify({ type: 'send', id: 'x', parts: text }), 'bad_frame'],
    [
      'a client id with NUL',
      JSON.stringify({ type: 'send', id: 'x', clientId: 'a\0b', parts: text }),
      'bad_value',
    ],
    [
      'an intent that is no name',
      JSON.stringify({ type: 'send', id: 'x', clientId: 'c', parts: text, intent: '<b>' }),
      'bad_value',
    ],
    [
      'a blank message',
      JSON.stringify({ type: 'send', id: 'x', clientId: 'c', parts: [{ kind: 'text', text: ' \n' }] }),
      'empty_message',
    ],
    ['no parts', JSON.stringify({ type: 'send', id: 'x', clientId: 'c', parts: [] }), 'empty_message'],
    [
      '4,001 characters',
      JSON.stringify({
        type: 'send',
        id: 'x',
        clientId: 'c',
        parts: [{ kind: 'text', text: 'x'.repeat(4_001) }],
      }),
      'message_too_large',
    ],
    [
      'a notice of one’s own',
      JSON.stringify({
        type: 'send',
        id: 'x',
        clientId: 'c',
        parts: [{ kind: 'notice', notice: { code: 'operator_joined', name: 'Me' } }],
      }),
      'bad_value',
    ],
    [
      'a form of one’s own',
      JSON.stringify({
        type: 'send',
        id: 'x',
        clientId: 'c',
        parts: [{ kind: 'form', form: { id: 'f', version: 1, title: 't', steps: [] } }],
      }),
      'bad_value',
    ],
    [
      '6 stars',
      JSON.stringify({ type: 'rate', id: 'x', conversation: 'y', rating: { score: 6 } }),
      'bad_frame',
    ],
    [
      '4.5 stars',
      JSON.stringify({ type: 'rate', id: 'x', conversation: 'y', rating: { score: 4.5 } }),
      'bad_frame',
    ],
    ['a second hello', JSON.stringify({ type: 'hello', version: 1 }), 'bad_frame'],
    ['an end of nothing', JSON.stringify({ type: 'end', id: 'x' }), 'no_conversation'],
    [
      'a frame of 64 KiB and a byte',
      JSON.stringify({ type: 'ping', pad: 'x'.repeat(65_536) }),
      'frame_too_large',
    ],
    [
      'deep nesting',
      `{"type":"send","id":"x","clientId":"c","parts":[{"kind":"text","text":${'['.repeat(20_000)}${']'.repeat(20_000)}}]}`,
      'bad_frame',
    ],
  ])('%s', async (_what, frame, code) => {
    visitor.sendRaw(frame);
    const error = await visitor.waitFor((answer) => answer.type === 'error', 'an error');
    expect(error.code).toBe(code);
    expect(error.message.length).toBeGreaterThan(10);
    if (frame.includes('"id":"x"') && frame.includes('"type"')) expect(error.id).toBe('x');
    visitor.send({ type: 'ping' });
    await visitor.waitFor((answer) => answer.type === 'pong');
  });

  it('a binary frame', async () => {
    visitor.sendRaw(Buffer.from([1, 2, 3]));
    await visitor.waitFor((answer) => answer.code === 'bad_frame');
    visitor.send({ type: 'ping' });
    await visitor.waitFor((answer) => answer.type === 'pong');
  });

  it('unknown types and members are ignored', async () => {
    visitor.send({ type: 'dance', id: 'x' });
    visitor.send({ type: 'ping', extra: { deep: true } });
    await visitor.waitFor((answer) => answer.type === 'pong');
    expect(visitor.frames.filter((frame) => frame.type === 'error')).toEqual([]);
  });

  it('odd text stays as it is: emoji, RTL, NUL, lone surrogates, markup', async () => {
    const text = '👩‍👩‍👧 שלום \0 \ud800 <img src=x onerror=alert(1)> \r\n\t e\u0301';
    await visitor.say(text);
    const back = await connectVisitor(server.url, { token: visitor.token });
    expect(back.welcome.messages[0].parts[0].text).toBe(text);
    await back.close();
  });
});

describe('other people’s things', () => {
  it('ids that the database would confuse are refused, none is taken for another', async () => {
    for (const clientId of ['\ud800', '\ud801', 'a\0b']) {
      expect(await visitor.say(`under ${clientId}`, { clientId })).toMatchObject({ code: 'bad_value' });
    }
  });

  it('ids of another visitor’s log lead nowhere', async () => {
    const { message } = await bystander.say('private words');
    const conversation = message.conversation as string;
    await visitor.say('hello');
    const attempts = [
      { type: 'rate', conversation, rating: { score: 1 } },
      { type: 'read', upTo: message.id },
    ];
    for (const attempt of attempts) {
      expect(await visitor.request(attempt)).toMatchObject({ type: 'error', code: 'not_found' });
    }
    expect(JSON.stringify(visitor.frames)).not.toContain('private words');
    expect(JSON.stringify(visitor.frames)).not.toContain(conversation);
  });

  it('a desk reaches nothing that is not its own', async () => {
    await server.addOperator({ login: 'eve', name: 'Eve', groups: ['stylist'], password: 'eve-password' });
    const { message } = await bystander.say('for the other operator');
    const eve = await connectDesk(server, { login: 'eve', password: 'eve-password' });
    const conversation = message.conversation as string;
    for (const attempt of [
      { type: 'send', clientId: 'e1', parts: [{ kind: 'text', text: 'hi' }] },
      { type: 'end' },
      { type: 'take' },
      { type: 'read', upTo: message.id },
      { type: 'history', before: 'x', limit: 5 },
    ]) {
      expect(await eve.request({ ...attempt, conversation })).toMatchObject({
        type: 'error',
        code: 'not_found',
      });
    }
    expect(eve.welcome).toMatchObject({ chats: [], queue: [] });
    await eve.close();
  });
});

describe('sockets that misbehave are let go', () => {
  it.each([
    ['a forged token', { type: 'hello', version: 1, token: 'forged' }, 'token_unknown', 4001],
    ['a version of the future', { type: 'hello', version: 99 }, 'version_unsupported', 4000],
    ['no hello first', { type: 'ping' }, 'bad_frame', 4000],
  ])('%s', async (_what, frame, code, close) => {
    const wire = await openWire(server.url, '/v1/visitor');
    wire.send(frame);
    await wire.waitFor((answer) => answer.type === 'error' && answer.code === code, code);
    expect(await wire.closed).toBe(close);
    if ('token' in frame) expect(JSON.stringify(wire.frames)).not.toContain('forged');
  });

  it('silence instead of a hello', async () => {
    const wire = await openWire(server.url, '/v1/visitor');
    expect(await wire.closed).toBe(4008);
  });

  it('a message above the hard limit', async () => {
    visitor.sendRaw('x'.repeat(200_000));
    expect(await visitor.closed).toBe(1009);
  });

  it('a flood: told to wait first, then closed', async () => {
    for (let index = 0; index < 400; index++) visitor.send({ type: 'history', id: `f${index}`, limit: 1 });
    const refused = await visitor.waitFor((frame) => frame.code === 'rate_limited', 'rate_limited');
    expect(refused.retryAfterMs).toBeGreaterThan(0);
    expect(refused.id).toMatch(/^f\d+$/);
    expect(await visitor.closed).toBe(4029);
  });

  it('rubbish that is no WebSocket', async () => {
    const address = new URL(server.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(address.port), address.hostname, () => {
        socket.write(
          'GET /v1/visitor HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
        );
      });
      let text = '';
      socket.on('data', (data) => {
        text += String(data);
      });
      socket.on('close', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
  });
});
