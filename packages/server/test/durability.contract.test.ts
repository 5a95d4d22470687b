import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDesk } from './connectDesk.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import type { AnyFrame } from './wireClient.js';

// One server for all: each test has visitors of its own, and the killing comes first.
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(() => server.dispose());

/** The whole log by pages, from the oldest on. */
async function wholeLog(visitor: TestVisitor): Promise<readonly AnyFrame[]> {
  const log: AnyFrame[] = [];
  let before: string | undefined;
  do {
    const page = await visitor.request({
      type: 'history',
      limit: 100,
      ...(before === undefined ? {} : { before }),
    });
    log.unshift(...(page.messages as AnyFrame[]));
    before = page.before as string | undefined;
  } while (before !== undefined);
  return log;
}

describe('nothing acknowledged is lost', () => {
  it('SIGKILL while both sides send: every acked message is there once, in order', async () => {
    const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
    process.stdout.write(`durability seed ${seed}\n`);
    let state = seed;
    const random = (): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state / 2 ** 32;
    };
    let token: string | undefined;
    const acked = { visitor: [] as string[], operator: [] as string[] };
    let number = 0;
    for (let round = 0; round < 3; round++) {
      const visitor = await connectVisitor(server.url, token === undefined ? {} : { token });
      token = visitor.token;
      const desk = await connectDesk(server);
      await visitor.say(`open ${round}`).then((answer) => acked.visitor.push(answer.message.clientId));
      await desk.waitUntil(() => desk.chats().length === 1, 'the chat');
      const [chat] = desk.chats() as [string];
      const killAfter = 10 + Math.floor(random() * 60);
      const pending: Promise<unknown>[] = [];
      let answers = 0;
      let killed: Promise<void> | undefined;
      const collect = (who: 'visitor' | 'operator') => (answer: AnyFrame) => {
        expect(answer.type).toBe('ok');
        acked[who].push(answer.message.clientId as string);
        answers += 1;
        if (answers >= killAfter) killed ??= server.kill();
      };
      const lost = (): void => undefined;
      const gone = visitor.closed;
      for (let index = 0; index < 60; index++) {
        number += 1;
        const clientId = `n${String(number).padStart(6, '0')}`;
        pending.push(
          Promise.race([visitor.say(`v ${clientId}`, { clientId }).then(collect('visitor'), lost), gone]),
        );
        pending.push(
          Promise.race([desk.reply(chat, `o ${clientId}`, clientId).then(collect('operator'), lost), gone]),
        );
      }
      await Promise.all(pending);
      await killed;
      await server.restart();
    }
    const reader = await connectVisitor(server.url, { token: token ?? '' });
    const log = await wholeLog(reader);
    const ids = (from: string): string[] =>
      log.filter((m) => m.from === from).map((m) => m.clientId as string);
    for (const who of ['visitor', 'operator'] as const) {
      const stored = ids(who);
      expect(new Set(stored).size).toBe(stored.length);
      expect(acked[who].length).toBeGreaterThan(10);
      expect(acked[who].filter((id) => !stored.includes(id))).toEqual([]);
      const numbered = stored.filter((id) => id.startsWith('n'));
      expect(numbered).toEqual([...numbered].sort());
    }
    const orders = log.map((m) => m.order as string);
    expect(orders).toEqual([...orders].sort());
    expect(orders.map((order) => Number(order.split('.')[1]))).toEqual(orders.map((_, index) => index + 1));
  });

  it('the same client id gives the first copy: at once, after a restart, after the end, from another tab', async () => {
    const visitor = await connectVisitor(server.url);
    const first = await visitor.say('once', { clientId: 'same' });
    expect(first).toMatchObject({ type: 'ok', duplicate: false });
    const second = await visitor.say('twice?', { clientId: 'same' });
    expect(second).toMatchObject({ duplicate: true, message: first.message, cursor: first.cursor });
    await visitor.request({ type: 'end' });
    await server.restart();
    const tab = await connectVisitor(server.url, { token: visitor.token });
    expect(await tab.say('again', { clientId: 'same' })).toMatchObject({
      duplicate: true,
      message: first.message,
    });
    const stranger = await connectVisitor(server.url);
    const theirs = await stranger.say('mine', { clientId: 'same' });
    expect(theirs.duplicate).toBe(false);
    expect(theirs.message.id).not.toBe(first.message.id);
  });

  it('goes on exactly where a cursor stood, across a restart and conversations', async () => {
    const visitor = await connectVisitor(server.url);
    await visitor.say('one');
    const { cursor } = await visitor.say('two');
    await visitor.request({ type: 'end' });
    await visitor.say('three');
    await server.restart();
    const back = await connectVisitor(server.url, { token: visitor.token, cursor: cursor as string });
    expect(back.welcome).toMatchObject({ complete: true, conversation: { phase: 'queued' } });
    expect(back.welcome.messages.map((m: AnyFrame) => m.parts[0].text ?? m.parts[0].notice.code)).toEqual([
      'conversation_ended',
      'three',
    ]);
    const after = await back.request({ type: 'history', after: cursor, limit: 10 });
    expect(after.messages).toEqual(back.welcome.messages);
  });

  it('sends everything after an old cursor, beyond one page, in order', async () => {
    const visitor = await connectVisitor(server.url);
    const { cursor } = await visitor.say('0');
    const rest = Array.from({ length: 130 }, (_, index) => String(index + 1));
    await Promise.all(rest.map((text) => visitor.say(text)));
    const back = await connectVisitor(server.url, { token: visitor.token, cursor: cursor as string });
    const texts = (frames: readonly AnyFrame[]): string[] =>
      frames
        .flatMap((f) => (f.type === 'welcome' ? f.messages : f.type === 'message' ? [f.message] : []))
        .map((m) => m.parts[0].text);
    await back.waitUntil((frames) => texts(frames).length >= 130, 'all 130');
    expect(texts(back.frames)).toEqual(rest);
    expect(back.welcome.complete).toBe(true);
  });

  it('a cursor of another database, of another visitor, or of nobody is never guessed at', async () => {
    const visitor = await connectVisitor(server.url);
    await visitor.say('mine');
    const stranger = await connectVisitor(server.url);
    const foreign = (await stranger.say('theirs')).cursor as string;
    for (const cursor of [
      foreign,
      'rubbish',
      '',
      'x'.repeat(400),
      Buffer.from('a~b~1~1').toString('base64url'),
    ]) {
      const back = await connectVisitor(server.url, { token: visitor.token, cursor });
      expect(back.welcome).toMatchObject({ complete: false });
      expect(back.welcome.messages.map((m: AnyFrame) => m.parts[0].text)).toEqual(['mine']);
      expect(await back.request({ type: 'history', before: cursor, limit: 5 })).toMatchObject({
        type: 'error',
        code: 'cursor_unknown',
      });
      await back.close();
    }
  });

  it('SIGTERM tells every socket to come back, and ends with 0', async () => {
    const visitor = await connectVisitor(server.url);
    const desk = await connectDesk(server);
    await visitor.say('before the stop');
    expect(await server.stop()).toBe(0);
    expect(await visitor.closed).toBe(1012);
    expect(await desk.closed).toBe(1012);
    await server.restart();
    const back = await connectVisitor(server.url, { token: visitor.token });
    expect(back.welcome.messages[0].parts[0].text).toBe('before the stop');
  });
});
