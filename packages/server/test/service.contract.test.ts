import { createClientId } from '@comptoir/transport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDesk, type TestDesk } from './connectDesk.js';
import { connectVisitor } from './connectVisitor.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';

let server: ServerProcess;
let desk: TestDesk;
beforeAll(async () => {
  server = await startServerProcess({ env: { COMPTOIR_CHATS_PER_OPERATOR: '50' } });
  desk = await connectDesk(server);
});
afterAll(() => server.dispose());

describe('a conversation from both sides', () => {
  it('messages, typing with draft, read marks and context reach whom they should', async () => {
    const visitor = await connectVisitor(server.url, {
      context: { language: 'ru', page: { url: 'https://shop.test/a' } },
    });
    expect(visitor.welcome.availability).toEqual({ online: true, intents: { chat: true, stylist: true } });
    const tab = await connectVisitor(server.url, { token: visitor.token });
    const { message } = await visitor.say('hello');
    const { conversation } = message;
    await tab.waitFor((frame) => frame.message?.id === message.id);
    const shown = await desk.waitFor(
      (frame) => frame.type === 'chat' && frame.chat.conversation.id === conversation,
    );
    expect(shown.chat).toMatchObject({
      visitor: { context: { language: 'ru' }, connected: true, visits: 1 },
    });
    expect(shown.chat.waitingSince).toBe(message.at);

    visitor.send({ type: 'typing', on: true, draft: 'and al' });
    expect(
      await desk.waitFor((frame) => frame.type === 'typing' && frame.conversation === conversation),
    ).toMatchObject({
      on: true,
      draft: 'and al',
    });
    desk.send({ type: 'typing', conversation, on: true });
    expect((await visitor.waitFor((frame) => frame.type === 'typing')).by.name).toBe('Operator');

    visitor.send({ type: 'context', context: { cart: { count: 2 } } });
    const context = await desk.waitFor(
      (frame) => frame.type === 'context' && frame.context.cart !== undefined,
    );
    expect(context.context).toMatchObject({ language: 'ru', cart: { count: 2 } });

    const answer = await desk.reply(conversation as string, 'good day');
    await tab.waitFor((frame) => frame.message?.id === answer.message.id);
    await desk.request({ type: 'read', conversation, upTo: answer.message.id });
    for (const client of [visitor, tab]) {
      const receipt = await client.waitFor((frame) => frame.type === 'receipt');
      expect(receipt).toEqual({ type: 'receipt', receipt: 'read', upTo: message.id });
    }
    expect(await visitor.request({ type: 'read', upTo: answer.message.id })).toMatchObject({ type: 'ok' });
    expect(await tab.waitFor((frame) => frame.type === 'seen')).toMatchObject({ upTo: answer.message.id });
    expect(visitor.frames.some((frame) => frame.type === 'seen')).toBe(false);
    await desk.waitFor((frame) => frame.type === 'receipt' && frame.upTo === answer.message.id);
    // Reading an older message again moves nothing back.
    await visitor.request({ type: 'read', upTo: message.id });
    const later = await connectVisitor(server.url, { token: visitor.token });
    expect(later.welcome).toMatchObject({ readUpTo: message.id, seenUpTo: answer.message.id });

    for (const client of [visitor, tab, later]) await client.close();
    await desk.waitFor(
      (frame) => frame.type === 'context' && frame.conversation === conversation && !frame.connected,
    );
  });

  it('ends, is rated once, and the next message opens another one', async () => {
    const visitor = await connectVisitor(server.url);
    const tab = await connectVisitor(server.url, { token: visitor.token });
    const { message } = await visitor.say('hello', { intent: 'stylist' });
    const conversation = message.conversation as string;
    await visitor.conversation(({ phase }) => phase === 'open');
    const early = await visitor.request({ type: 'rate', conversation, rating: { score: 1 } });
    expect(early).toMatchObject({ type: 'error', code: 'bad_value' });
    await desk.reply(conversation, 'and goodbye');
    expect(await desk.request({ type: 'end', conversation })).toMatchObject({ type: 'ok' });
    expect(await desk.request({ type: 'end', conversation })).toMatchObject({ code: 'conversation_ended' });
    expect(await desk.reply(conversation, 'one more')).toMatchObject({ code: 'conversation_ended' });
    const ended = await tab.waitFor(
      (frame) => frame.message?.parts?.[0]?.notice?.code === 'conversation_ended',
    );
    expect(ended.message.parts[0].notice.by).toBe('operator');
    await tab.conversation(({ phase, endedAt }) => phase === 'ended' && endedAt > 0);

    const rating = { score: 5, comment: 'lovely', solved: true };
    expect(await visitor.request({ type: 'rate', conversation, rating })).toMatchObject({ type: 'ok' });
    await tab.conversation(({ rating: given }) => given?.score === 5);
    const rated = await desk.waitFor(
      (frame) => frame.type === 'rated' && frame.rating.conversation === conversation,
    );
    expect(rated.rating).toMatchObject({ rating, intent: 'stylist' });
    expect(await tab.request({ type: 'rate', conversation, rating })).toMatchObject({
      code: 'already_rated',
    });

    const next = await visitor.say('me again');
    expect(next.message.conversation).not.toBe(conversation);
    expect(next.message.order > message.order).toBe(true);
    const figures = await desk.waitFor((frame) => frame.type === 'figures' && frame.figures.ratings === 1);
    expect(figures.figures).toMatchObject({ averageScore: 5 });
    expect(figures.figures.answered).toBeGreaterThanOrEqual(1);
    expect(figures.figures.medianWaitMs).toBeGreaterThanOrEqual(0);
  });

  it('a questionnaire goes out and comes back as one message', async () => {
    const visitor = await connectVisitor(server.url);
    const { message } = await visitor.say('dress me', { intent: 'stylist' });
    await visitor.conversation(({ phase }) => phase === 'open');
    const [form] = desk.welcome.forms;
    await desk.request({
      type: 'send',
      conversation: message.conversation,
      clientId: createClientId(),
      parts: [{ kind: 'form', form }],
    });
    const asked = await visitor.waitFor((frame) => frame.message?.parts?.[0]?.kind === 'form');
    expect(asked.message.parts[0].form).toEqual(form);
    const answers = {
      kind: 'formAnswers',
      formId: form.id,
      formVersion: form.version,
      title: 'Stylist',
      answers: [
        { name: 'size', label: 'Size', skipped: false, values: ['M'] },
        { name: 'wish', label: 'Wish', skipped: true, values: [] },
      ],
    };
    await visitor.request({ type: 'send', clientId: createClientId(), parts: [answers] });
    const card = await desk.waitFor((frame) => frame.message?.parts?.[0]?.kind === 'formAnswers');
    expect(card.message.parts[0]).toEqual(answers);
  });

  it('an offline note is kept once and shown to desks, also to those who come later', async () => {
    const visitor = await connectVisitor(server.url);
    const note = { clientId: createClientId(), intent: 'chat', contact: 'me@shop.test', text: 'call me' };
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(await visitor.request({ type: 'leave', ...note })).toMatchObject({ type: 'ok' });
    }
    expect((await desk.waitFor((frame) => frame.type === 'note')).note).toMatchObject(note);
    const later = await connectDesk(server);
    expect(later.welcome.notes).toHaveLength(1);
    await later.close();
    const empty = await visitor.request({ type: 'leave', ...note, clientId: createClientId(), contact: ' ' });
    expect(empty).toMatchObject({ code: 'empty_message' });
  });

  it('many tabs at once see the same order', async () => {
    const first = await connectVisitor(server.url);
    const second = await connectVisitor(server.url, { token: first.token });
    const sends = Array.from({ length: 40 }, (_, index) => (index % 2 ? first : second).say(`t${index}`));
    const ids = (await Promise.all(sends)).map((answer) => answer.message.id as string);
    const order = (client: typeof first): string[] =>
      client.frames
        .filter((frame) => ids.includes(frame.message?.id) && frame.type === 'message')
        .map((frame) => frame.message.order);
    for (const client of [first, second]) {
      await client.waitUntil(() => order(client).length === 40, 'all 40');
      expect(order(client)).toEqual([...order(client)].sort());
    }
    expect(order(first)).toEqual(order(second));
    const conversations = new Set(first.frames.map((frame) => frame.message?.conversation).filter(Boolean));
    expect(conversations.size).toBe(1);
  });

  it('metrics are Prometheus text and count', async () => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toMatch(/comptoir_sockets\{kind="visitor"\} [1-9]/);
    expect(text).toMatch(/comptoir_messages_stored_total\{sender="visitor"\} [1-9]/);
    expect(text).toMatch(/comptoir_ratings_total\{score="5"\} 1/);
    expect(text).toMatch(/comptoir_send_ack_seconds_count [1-9]/);
    expect(text).toMatch(/comptoir_rejected_frames_total\{code="already_rated"\} 1/);
  });
});
