import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectDesk } from './connectDesk.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';

let server: ServerProcess;
beforeEach(async () => {
  server = await startServerProcess();
});
afterEach(() => server.dispose());

async function waiting(count: number, intent = 'chat'): Promise<TestVisitor[]> {
  const visitors: TestVisitor[] = [];
  for (let index = 0; index < count; index++) {
    const visitor = await connectVisitor(server.url);
    await visitor.say(`hello ${index + 1}`, { intent });
    visitors.push(visitor);
  }
  return visitors;
}

async function idOf(visitor: TestVisitor | undefined): Promise<string> {
  return (await visitor?.conversation(() => true))?.id as string;
}

describe('routing in the real process', () => {
  it('gives one operator four chats; the fifth sees place 1 and a wait, and comes in when one ends', async () => {
    const desk = await connectDesk(server);
    const visitors = await waiting(5);
    for (const visitor of visitors.slice(0, 4)) {
      const { operator } = await visitor.conversation(({ phase }) => phase === 'open');
      expect(operator).toMatchObject({ name: 'Operator' });
    }
    const fifth = visitors[4] as TestVisitor;
    const { queue } = await fifth.conversation(
      ({ phase, queue }) => phase === 'queued' && queue?.position === 1,
    );
    expect(queue.waitSeconds).toBeGreaterThanOrEqual(1);
    await desk.waitFor((frame) => frame.type === 'queue' && frame.queue.length === 1, 'queue of one');
    expect(desk.chats()).toHaveLength(4);

    expect(await desk.request({ type: 'take', conversation: await idOf(fifth) })).toMatchObject({
      type: 'error',
      code: 'queue_full',
      limit: 4,
    });
    expect(await desk.request({ type: 'end', conversation: await idOf(visitors[0]) })).toMatchObject({
      type: 'ok',
    });
    await fifth.conversation(({ phase }) => phase === 'open');
    await desk.waitFor(
      (frame) =>
        frame.type === 'chat' &&
        frame.chat.conversation.id === fifth.frames.find((f) => f.type === 'conversation')?.conversation.id,
    );
    const joined = await fifth.waitFor(
      (frame) => frame.message?.parts?.[0]?.notice?.code === 'operator_joined',
    );
    expect(joined.message.from).toBe('system');
  });

  it('spreads chats over two operators by load, and away means no new ones', async () => {
    await server.addOperator({ login: 'anna', name: 'Anna', groups: ['chat'], password: 'anna-password' });
    const [first, anna] = [
      await connectDesk(server),
      await connectDesk(server, { login: 'anna', password: 'anna-password' }),
    ];
    const visitors = await waiting(4);
    for (const visitor of visitors) await visitor.conversation(({ phase }) => phase === 'open');
    await first.waitUntil(() => first.chats().length === 2, 'two chats at the first desk');
    await anna.waitUntil(() => anna.chats().length === 2, 'two chats at the second desk');

    expect(await anna.request({ type: 'status', status: 'away' })).toMatchObject({ type: 'ok' });
    await anna.waitFor((frame) => frame.type === 'status' && frame.status === 'away');
    await waiting(2);
    await first.waitUntil(() => first.chats().length === 4, 'four chats at the first desk');
    expect(anna.chats()).toHaveLength(2);
  });

  it('puts the chats of an operator who drops at the head of the queue, in their order', async () => {
    const desk = await connectDesk(server);
    const early = await waiting(4);
    for (const visitor of early) await visitor.conversation(({ phase }) => phase === 'open');
    const [late] = (await waiting(1)) as [TestVisitor];
    await late.conversation(({ queue }) => queue?.position === 1);
    desk.socket.terminate();
    for (const [index, visitor] of early.entries()) {
      await visitor.conversation(({ phase, queue }) => phase === 'queued' && queue?.position === index + 1);
      await visitor.waitFor((frame) => frame.message?.parts?.[0]?.notice?.code === 'operator_left');
    }
    await late.conversation(({ queue }) => queue?.position === 5);
    await late.waitFor(
      (frame) => frame.type === 'availability' && !frame.availability.online,
      'nobody online',
    );

    const back = await connectDesk(server);
    for (const visitor of early) await visitor.conversation(({ phase }) => phase === 'open');
    await late.conversation(({ phase, queue }) => phase === 'queued' && queue?.position === 1);
    await back.waitUntil(() => back.chats().length === 4, 'four chats again');
  });

  it('hands a conversation over when the visitor asks for another intent', async () => {
    await server.addOperator({
      login: 'stella',
      name: 'Stella',
      groups: ['stylist'],
      password: 'stella-password',
    });
    const stella = await connectDesk(server, { login: 'stella', password: 'stella-password' });
    const desk = await connectDesk(server);
    const visitor = await connectVisitor(server.url);
    await visitor.say('where is my order', { intent: 'chat' });
    await visitor.conversation(({ operator }) => operator?.name === 'Operator');
    const id = await idOf(visitor);
    await visitor.say('and what do I wear', { intent: 'stylist' });
    await visitor.conversation(({ operator, intent }) => operator?.name === 'Stella' && intent === 'stylist');
    await desk.waitFor((frame) => frame.type === 'chatRemoved' && frame.conversation === id);
    const shown = await stella.waitFor((frame) => frame.type === 'chat' && frame.chat.conversation.id === id);
    expect(
      shown.chat.messages.map((m: { parts: { text?: string }[] }) => m.parts[0]?.text).filter(Boolean),
    ).toEqual(['where is my order', 'and what do I wear']);
    expect(await desk.reply(id, 'too late')).toMatchObject({ type: 'error', code: 'not_found' });
  });

  it('lets a desk take a waiting conversation, once', async () => {
    await server.addOperator({ login: 'anna', name: 'Anna', groups: ['chat'], password: 'anna-password' });
    const anna = await connectDesk(server, { login: 'anna', password: 'anna-password' });
    await anna.request({ type: 'status', status: 'away' });
    const [visitor] = (await waiting(1)) as [TestVisitor];
    const id = await idOf(visitor);
    await anna.waitFor((frame) => frame.type === 'queue' && frame.queue[0]?.preview === 'hello 1');
    expect(await anna.request({ type: 'take', conversation: id })).toMatchObject({ type: 'ok' });
    await visitor.conversation(({ operator }) => operator?.name === 'Anna');
    expect(await anna.request({ type: 'take', conversation: id })).toMatchObject({ code: 'not_found' });
  });
});

it('an operator who is back within the grace keeps the chats', async () => {
  const graceful = await startServerProcess({ env: { COMPTOIR_GRACE_MS: '60000' } });
  try {
    const desk = await connectDesk(graceful);
    const visitor = await connectVisitor(graceful.url);
    await visitor.say('hello');
    const { id } = await visitor.conversation(({ phase }) => phase === 'open');
    desk.socket.terminate();
    await desk.closed;
    const back = await connectDesk(graceful);
    expect(back.chats()).toEqual([id]);
    await back.reply(id, 'still here');
    await visitor.waitFor((frame) => frame.message?.parts?.[0]?.text === 'still here');
    expect(visitor.frames.some((frame) => frame.message?.parts?.[0]?.notice?.code === 'operator_left')).toBe(
      false,
    );
  } finally {
    await graceful.dispose();
  }
});
