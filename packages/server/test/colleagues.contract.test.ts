import { createClientId } from '@comptoir/transport';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectDesk, type TestDesk } from './connectDesk.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { type AnyFrame, openWire } from './wireClient.js';

let server: ServerProcess;
beforeEach(async () => {
  server = await startServerProcess();
  await server.addOperator({ login: 'vera', name: 'Vera', groups: ['chat'], password: 'test-password-2' });
});
afterEach(() => server.dispose());

const vera = { login: 'vera', password: 'test-password-2' };
const status = (desk: TestDesk, to: string) => desk.request({ type: 'status', status: to });
const transfer = (desk: TestDesk, conversation: string, to: TestDesk) =>
  desk.request({ type: 'transfer', conversation, to: to.welcome.operator.id });

async function open(desk: TestDesk, text = 'hello'): Promise<{ visitor: TestVisitor; chat: string }> {
  const visitor = await connectVisitor(server.url);
  const { message } = await visitor.say(text);
  await desk.waitUntil(() => desk.chats().includes(message.conversation), 'the chat');
  return { visitor, chat: message.conversation };
}

/** The newest state of a colleague that this desk was told. */
function stateOf(desk: TestDesk, name: string): string | undefined {
  const list = desk.frames.filter(({ colleagues }) => colleagues !== undefined).at(-1)?.colleagues;
  return list?.find((one: AnyFrame) => one.operator.name === name)?.state;
}

describe('hand over', () => {
  it('moves the chat with its history, tells both desks and the visitor, and frees the place', async () => {
    const one = await connectDesk(server);
    const { visitor, chat } = await open(one);
    await one.reply(chat, 'my colleague knows');
    const two = await connectDesk(server, vera);
    expect(await transfer(one, chat, two)).toMatchObject({ type: 'ok' });
    await one.waitFor((frame) => frame.type === 'chatRemoved' && frame.conversation === chat);
    const shown = await two.waitFor((frame) => frame.type === 'chat' && frame.chat.conversation.id === chat);
    const texts = shown.chat.messages.map(
      ({ parts: [part] }: AnyFrame) => part.text ?? `${part.notice.code} ${part.notice.name}`,
    );
    expect(texts).toEqual([
      'hello',
      'operator_joined Operator',
      'my colleague knows',
      'operator_left Operator',
      'operator_joined Vera',
    ]);
    const { phase } = await visitor.conversation(({ operator }) => operator?.name === 'Vera');
    expect(phase).toBe('open');
    expect(await one.reply(chat, 'too late')).toMatchObject({ code: 'not_found' });
    expect(await two.reply(chat, 'hello, Vera here')).toMatchObject({ type: 'ok' });
    await visitor.waitFor((frame) => frame.message?.author?.name === 'Vera');
    await server.restart();
    expect((await connectDesk(server, vera)).chats()).toEqual([chat]);
  });

  it('respects the cap, presence and status of the colleague, and changes nothing when refused', async () => {
    const one = await connectDesk(server);
    const { chat } = await open(one, 'stays');
    const two = await connectDesk(server, vera);
    await status(one, 'away');
    for (let index = 0; index < 4; index++) await open(two, `fills ${index}`);
    await one.waitUntil(() => stateOf(one, 'Vera') === 'full', 'a full colleague');
    expect(await transfer(one, chat, two)).toMatchObject({ code: 'queue_full', limit: 4 });
    const [first] = two.chats() as [string];
    await two.request({ type: 'end', conversation: first });
    await one.waitUntil(() => stateOf(one, 'Vera') === 'available', 'a free colleague');
    await status(two, 'away');
    await one.waitUntil(() => stateOf(one, 'Vera') === 'away', 'a colleague who is away');
    expect(await transfer(one, chat, two)).toMatchObject({ code: 'not_found' });
    await two.close();
    await one.waitUntil(() => stateOf(one, 'Vera') === 'gone', 'a colleague who is gone');
    expect(await transfer(one, chat, two)).toMatchObject({ code: 'not_found' });
    expect(await one.request({ type: 'transfer', conversation: chat, to: 'nobody' })).toMatchObject({
      code: 'not_found',
    });
    expect(await transfer(one, chat, one)).toMatchObject({ code: 'bad_value' });
    expect(one.chats()).toEqual(expect.arrayContaining([chat]));
    expect(one.frames.some(({ type }) => type === 'chatRemoved')).toBe(false);
  });

  it('four hands over at once into one free place: one succeeds', async () => {
    const one = await connectDesk(server);
    const two = await connectDesk(server, vera);
    await status(two, 'away');
    const mine: string[] = [];
    for (let index = 0; index < 4; index++) mine.push((await open(one, `mine ${index}`)).chat);
    await status(one, 'away');
    await status(two, 'available');
    for (let index = 0; index < 3; index++) await open(two, `hers ${index}`);
    const answers = await Promise.all(mine.map((chat) => transfer(one, chat, two)));
    expect(answers.filter(({ type }) => type === 'ok')).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'queue_full')).toHaveLength(3);
    await two.waitUntil(() => two.chats().length === 4, 'four chats');
    expect(await transfer(two, mine.find((chat) => !two.chats().includes(chat)) ?? '', one)).toMatchObject({
      code: 'not_found',
    });
  });
});

describe('shut out', () => {
  const code = 'banned';

  it('closes every connection at once, ends the chat, and holds across a restart until it is taken back', async () => {
    const desk = await connectDesk(server);
    const { visitor, chat } = await open(desk);
    const tab = await connectVisitor(server.url, { token: visitor.token });
    const bystander = await open(desk, 'somebody else');
    expect(await desk.request({ type: 'ban', conversation: chat })).toMatchObject({ type: 'ok' });
    expect([await visitor.closed, await tab.closed]).toEqual([4003, 4003]);
    for (const { frames } of [visitor, tab]) expect(frames.at(-1)).toMatchObject({ type: 'error', code });
    const shown = await desk.waitFor(
      (frame) => frame.type === 'chat' && frame.chat.conversation.phase === 'ended',
    );
    expect(shown.chat).toMatchObject({ conversation: { id: chat }, visitor: { banned: true } });
    expect(shown.chat.messages.at(-1).parts[0].notice).toEqual({
      code: 'conversation_ended',
      by: 'operator',
    });

    const knock = async (): Promise<readonly [number, AnyFrame | undefined]> => {
      const wire = await openWire(server.url, '/v1/visitor');
      wire.send({ type: 'hello', version: 1, token: visitor.token });
      return [await wire.closed, wire.frames.at(-1)];
    };
    expect(await knock()).toEqual([4003, expect.objectContaining({ type: 'error', code })]);
    const upload = await fetch(`${server.url}/v1/files?name=a.png`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${visitor.token}`,
        'content-type': 'image/png',
        'x-client-id': createClientId(),
      },
      body: new Uint8Array([1]),
    });
    expect([upload.status, await upload.json()]).toEqual([403, expect.objectContaining({ code })]);
    expect(await bystander.visitor.say('still here')).toMatchObject({ type: 'ok' });

    await server.restart();
    expect((await knock())[0]).toBe(4003);
    const listed = await server.visitor('banned');
    const [id] = listed.split('\t') as [string];
    expect(listed.trim().split('\n')).toHaveLength(1);
    expect(await server.visitor('unban', id)).toMatch(/let in again/);
    const back = await connectVisitor(server.url, { token: visitor.token });
    expect(back.welcome.conversation).toMatchObject({ id: chat, phase: 'ended' });
    expect(await back.say('sorry')).toMatchObject({ type: 'ok' });
    expect(await server.visitor('banned')).toBe('Nobody is shut out.\n');
    await expect(server.visitor('unban', id)).rejects.toThrow(/visitor banned/);
    await expect(server.visitor('ban', id)).rejects.toThrow(/Usage/);
  });

  it('lets nothing of him in that was under way, and no other operator ask for it', async () => {
    const desk = await connectDesk(server);
    const { visitor, chat } = await open(desk);
    const stranger = await connectDesk(server, vera);
    expect(await stranger.request({ type: 'ban', conversation: chat })).toMatchObject({ code: 'not_found' });
    for (let index = 0; index < 40; index++) {
      visitor.send({
        type: 'send',
        id: `flood ${index}`,
        clientId: createClientId(),
        parts: [{ kind: 'text', text: `flood ${index}` }],
      });
    }
    await desk.request({ type: 'ban', conversation: chat });
    await visitor.closed;
    await server.restart();
    const again = await connectDesk(server);
    expect([again.chats(), again.welcome.queue]).toEqual([[], []]);
    expect(again.welcome.figures.conversations).toBe(1);
  });

  it('of a visitor who has moved on to another operator ends that chat as well', async () => {
    const one = await connectDesk(server);
    const { visitor, chat } = await open(one);
    await one.request({ type: 'end', conversation: chat });
    await status(one, 'away');
    const two = await connectDesk(server, vera);
    const next = await visitor.say('again');
    await two.waitUntil(() => two.chats().length === 1, 'the chat');
    await one.request({ type: 'ban', conversation: chat });
    expect(await visitor.closed).toBe(4003);
    const shown = await two.waitFor(
      (frame) => frame.type === 'chat' && frame.chat.conversation.phase === 'ended',
    );
    expect(shown.chat).toMatchObject({
      conversation: { id: next.message.conversation },
      visitor: { banned: true },
    });
  });
});
