import { randomUUID } from 'node:crypto';
import { createClientId } from '@comptoir/transport';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectDesk } from './connectDesk.js';
import { connectVisitor } from './connectVisitor.js';
import { dot } from './dot.js';
import { readJson } from './readJson.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import { storedText } from './storedText.js';
import type { AnyFrame } from './wireClient.js';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(() => server.dispose());

const card = '4111 1111 1111 1111';
const iban = 'DE89 3704 0044 0532 0130 00';
const maskedCard = '•••• •••• •••• 1111';

it('keeps no card and no account, wherever somebody writes one, and shows none to anybody', async () => {
  const context = {
    page: {
      url: `https://shop.example/pay?n=${card}&iban=${encodeURIComponent(iban)}`,
      title: `Pay with ${card}`,
      // As a search form writes it.
      referrer: `https://shop.example/search?q=${card.replaceAll(' ', '+')}`,
    },
    cart: { lines: [{ sku: 's', title: `Voucher ${card}`, quantity: 1 }] },
    person: { id: 'p', name: iban },
  };
  const visitor = await connectVisitor(server.url, { context });
  const uploaded = await fetch(`${server.url}/v1/files?name=${encodeURIComponent(`${card}.png`)}`, {
    method: 'POST',
    headers: { 'content-type': 'image/png', 'x-client-id': 'f', authorization: `Bearer ${visitor.token}` },
    body: dot,
  });
  const file = await readJson(uploaded);
  expect(file.name).toContain(maskedCard);
  const parts = [
    { kind: 'file', file: { ...file, name: card } },
    { kind: 'text', text: `My card is ${card}, my account ${iban}.` },
    { kind: 'link', url: `https://shop.example/?q=${encodeURIComponent(card)}`, title: card },
    {
      kind: 'formAnswers',
      formId: 'f',
      formVersion: 1,
      title: 'Form',
      answers: [{ name: 'n', label: iban, skipped: false, values: [card, iban] }],
    },
  ];
  const sent = await visitor.request({ type: 'send', clientId: createClientId(), parts });
  expect((sent.message as AnyFrame).parts[1]).toEqual({
    kind: 'text',
    text: `My card is ${maskedCard}, my account DE•• •••• •••• •••• ••30 00.`,
  });
  visitor.send({ type: 'context', context: { page: { ...context.page, title: card } } });
  expect(
    await visitor.request({
      type: 'leave',
      clientId: randomUUID(),
      intent: 'chat',
      contact: iban,
      text: card,
      name: card,
    }),
  ).toMatchObject({ type: 'ok' });

  const desk = await connectDesk(server);
  await desk.waitUntil(() => desk.chats().length === 1, 'the chat');
  visitor.send({ type: 'typing', on: true, draft: card });
  await desk.waitFor(({ type }) => type === 'typing', 'typing');
  const [conversation = ''] = desk.chats();
  const reply = await desk.reply(conversation, `You wrote ${card}`);
  const { id } = reply.message as AnyFrame;
  const edit = { type: 'edit', conversation, message: id, clientId: createClientId() };
  await desk.request({ ...edit, parts: [{ kind: 'text', text: `Not ${iban}` }] });
  await visitor.waitFor(
    ({ type, message }) => type === 'message' && message.id === id && message.edited === true,
  );
  await desk.request({ type: 'end', conversation });
  await visitor.conversation(({ phase }) => phase === 'ended');
  await visitor.request({ type: 'rate', conversation, rating: { score: 5, comment: card } });
  await desk.waitFor(({ type }) => type === 'rated', 'the rating');

  const shown = JSON.stringify([visitor.frames, desk.frames]);
  await Promise.all([visitor.close(), desk.close()]);
  await server.stop();
  for (const text of [shown, storedText(server.dataDir), server.output()]) {
    expect(text).not.toContain(card);
    expect(text).not.toContain(iban);
    expect(text).not.toContain('0532 0130');
    expect(text).not.toContain('1111+1111');
    expect(text).not.toContain('1111%201111');
    expect(text).not.toContain('0532%200130');
  }
  expect(shown).toContain(maskedCard);
});
