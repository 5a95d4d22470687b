import { createClientId } from '@comptoir/transport';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDesk, type TestDesk } from './connectDesk.js';
import { connectVisitor, type TestVisitor } from './connectVisitor.js';
import { createBackup } from './createBackup.js';
import { createEditIds } from './createEditIds.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';
import type { AnyFrame } from './wireClient.js';

// One server for all: each test has visitors of its own, and ends its chat.
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
  await server.addOperator({ login: 'vera', name: 'Vera', groups: ['chat'], password: 'test-password-2' });
});
afterAll(() => server.dispose());

const editId = createEditIds();
const words = (text: string) => [{ kind: 'text', text }];
const edit = (desk: TestDesk, { id, conversation }: AnyFrame, text: string, clientId = editId()) =>
  desk.request({ type: 'edit', conversation, message: id, clientId, parts: words(text) });
const remove = (desk: TestDesk, { id, conversation }: AnyFrame) =>
  desk.request({ type: 'remove', conversation, message: id });
const textOf = (message: AnyFrame): string =>
  (message.removed && message.parts.length === 0 ? 'gone' : undefined) ??
  message.parts[0]?.text ??
  message.parts[0]?.notice?.code ??
  message.parts[0]?.kind;

/** What a client that follows the rules of the protocol holds after these frames. */
function replay(frames: readonly AnyFrame[], held: readonly AnyFrame[] = []): readonly string[] {
  const log = new Map(held.map((message) => [message.id as string, message]));
  for (const frame of frames) {
    if (frame.type === 'welcome' && !frame.complete) log.clear();
    for (const message of frame.type === 'welcome' ? frame.messages : []) log.set(message.id, message);
    if (frame.type === 'message') log.set(frame.message.id, frame.message);
    const held = frame.type === 'removed' ? log.get(frame.id) : undefined;
    if (held !== undefined) log.set(frame.id, { ...held, parts: [], removed: true });
  }
  const sorted = [...log.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
  return sorted.map(textOf);
}

interface Talk {
  readonly visitor: TestVisitor;
  readonly desk: TestDesk;
  readonly chat: string;
}

/** A visitor who talks to the first operator; with several operators the others must be away. */
async function talk(): Promise<Talk> {
  const desk = await connectDesk(server);
  const visitor = await connectVisitor(server.url);
  const { message } = await visitor.say('hello');
  await desk.waitUntil(() => desk.chats().includes(message.conversation), 'the chat');
  return { visitor, desk, chat: message.conversation };
}

async function reply(desk: TestDesk, chat: string, text: string): Promise<AnyFrame> {
  const answer = await desk.reply(chat, text);
  expect(answer.type).toBe('ok');
  return answer.message as AnyFrame;
}

async function over({ visitor, desk, chat }: Talk): Promise<void> {
  await desk.request({ type: 'end', conversation: chat });
  await visitor.close();
  await desk.close();
}

describe('edit', () => {
  it('reaches every tab and every desk as the same message, acknowledged as it stands', async () => {
    const here = await talk();
    const { visitor, desk, chat } = here;
    const tab = await connectVisitor(server.url, { token: visitor.token });
    const other = await connectDesk(server);
    const said = await reply(desk, chat, 'good dya');
    const clientId = editId();
    const answer = await edit(desk, said, 'good day', clientId);
    const now = { ...said, parts: words('good day'), edited: true };
    expect(answer).toMatchObject({ type: 'ok', duplicate: false, message: now });
    for (const wire of [visitor, tab, desk, other]) {
      const { message } = await wire.waitFor((frame) => frame.message?.edited && frame.type === 'message');
      expect(message).toEqual(now);
    }
    expect(await edit(desk, said, 'good day', clientId)).toMatchObject({ duplicate: true, message: now });
    expect(replay(visitor.frames)).toEqual(['hello', 'operator_joined', 'good day']);
    await tab.close();
    await other.close();
    await over(here);
  });

  it('an older edit never wins: also from another desk, also after a restart', async () => {
    const here = await talk();
    const { visitor, desk, chat } = here;
    const [first, second, third] = [editId(), editId(), editId()] as const;
    const said = await reply(desk, chat, 'one');
    await edit(desk, said, 'three', third);
    expect(await edit(desk, said, 'two', second)).toMatchObject({ type: 'ok', duplicate: true });
    await server.restart();
    const again = await connectDesk(server);
    const late = await edit(again, said, 'late', first);
    expect(late).toMatchObject({ type: 'ok', duplicate: true, message: { parts: words('three') } });
    const reader = await connectVisitor(server.url, { token: visitor.token });
    expect(replay(reader.frames)).toContain('three');
    await over({ visitor: reader, desk: again, chat });
  });

  it('is refused like a send, and for what is not his: nothing changes', async () => {
    const here = await talk();
    const { visitor, desk, chat } = here;
    const said = await reply(desk, chat, 'mine');
    const order = await desk.request({
      type: 'send',
      conversation: chat,
      clientId: createClientId(),
      parts: [{ kind: 'order', number: '7' }],
    });
    const visitors = visitor.frames.find((frame) => frame.message?.from === 'visitor')?.message;
    const vera = await connectDesk(server, { login: 'vera', password: 'test-password-2' });
    await vera.request({ type: 'status', status: 'away' });
    const codes = [
      await edit(desk, said, '   '),
      await edit(desk, said, 'x'.repeat(4_001)),
      await desk.request({ type: 'edit', conversation: chat, message: said.id, clientId: '', parts: [] }),
      await edit(desk, order.message, 'words'),
      await edit(desk, visitors, 'put in his mouth'),
      await edit(desk, { ...said, id: 'nothing' }, 'x'),
      await edit(desk, { ...said, conversation: 'nothing' }, 'x'),
      await edit(vera, said, 'hers'),
      await remove(vera, said),
    ].map(({ code }) => code);
    expect(codes).toEqual([
      'empty_message',
      'message_too_large',
      'bad_frame',
      'bad_value',
      ...Array(5).fill('not_found'),
    ]);
    const reader = await connectVisitor(server.url, { token: visitor.token });
    expect(replay(reader.frames)).toContain('mine');
    expect(JSON.stringify(reader.frames)).not.toContain('edited');
    await reader.close();
    await vera.close();
    await over(here);
  });

  it('SIGKILL at any moment: what was acknowledged stands, and the resend changes nothing', async () => {
    for (const wait of [false, true]) {
      const { visitor, desk, chat } = await talk();
      const said = await reply(desk, chat, 'before');
      const clientId = editId();
      const answer = edit(desk, said, 'after', clientId).catch(() => undefined);
      if (wait) await answer;
      await server.kill();
      await server.restart();
      const again = await connectDesk(server);
      const resent = await edit(again, said, 'after', clientId);
      expect(resent).toMatchObject({ type: 'ok', message: { parts: words('after') } });
      if (wait) expect(resent.duplicate).toBe(true);
      const reader = await connectVisitor(server.url, { token: visitor.token });
      expect(replay(reader.frames)).toEqual(['hello', 'operator_joined', 'after']);
      await over({ visitor: reader, desk: again, chat });
    }
  });

  it('works on a conversation that is over, and is news to a visitor who is in the next one', async () => {
    const { visitor, desk, chat } = await talk();
    const said = await reply(desk, chat, 'see you');
    await desk.request({ type: 'end', conversation: chat });
    const next = await visitor.say('me again');
    expect(await edit(desk, said, 'see you soon')).toMatchObject({ type: 'ok', duplicate: false });
    await visitor.waitFor((frame) => frame.type === 'message' && frame.message.edited);
    await desk.waitFor((frame) => frame.type === 'message' && frame.message.edited);
    const newest = visitor.frames.filter(({ cursor }) => cursor !== undefined).at(-1)?.cursor;
    const back = await connectVisitor(server.url, { token: visitor.token, cursor: newest });
    expect(back.welcome).toMatchObject({ complete: true, messages: [] });
    const behind = await connectVisitor(server.url, { token: visitor.token, cursor: next.cursor });
    expect(replay([...visitor.frames])).toContain('see you soon');
    await behind.waitUntil((frames) => replay(frames).includes('see you soon'), 'the edit');
    await back.close();
    await behind.close();
    await over({ visitor, desk, chat: next.message.conversation });
  });
});

describe('remove', () => {
  it('leaves the place of the message and no more of it, everywhere and for good, however often it is asked for or sent again', async () => {
    const here = await talk();
    const { visitor, desk, chat } = here;
    const clientId = createClientId();
    const said = (await desk.reply(chat, 'wrong window', clientId)).message;
    await visitor.waitFor((frame) => frame.message?.id === said.id);
    expect(await remove(desk, said)).toEqual({ type: 'ok', id: expect.any(String) });
    expect(await remove(desk, said)).toMatchObject({ type: 'ok' });
    await visitor.waitFor((frame) => frame.type === 'removed' && frame.id === said.id);
    await desk.waitFor((frame) => frame.type === 'removed' && frame.id === said.id);
    expect(await edit(desk, said, 'back')).toMatchObject({ type: 'error', code: 'not_found' });
    const resent = await desk.reply(chat, 'wrong window', clientId);
    expect(resent).toMatchObject({ type: 'ok', duplicate: true, message: { id: said.id, parts: [] } });
    await desk.waitUntil((frames) => frames.filter(({ type }) => type === 'removed').length === 2);
    const reader = await connectVisitor(server.url, { token: visitor.token });
    expect(replay(reader.frames)).toEqual(['hello', 'operator_joined', 'gone']);
    await reader.close();
    await over(here);
  });

  it('keeps read positions: reading up to what is gone is no error, others hear of the one before', async () => {
    const here = await talk();
    const { visitor, desk, chat } = here;
    const tab = await connectVisitor(server.url, { token: visitor.token });
    const kept = await reply(desk, chat, 'kept');
    const gone = await reply(desk, chat, 'gone');
    await remove(desk, gone);
    expect(await visitor.request({ type: 'read', upTo: gone.id })).toMatchObject({ type: 'ok' });
    expect(await tab.waitFor((frame) => frame.type === 'seen')).toMatchObject({ upTo: kept.id });
    expect(await desk.waitFor((frame) => frame.type === 'receipt')).toMatchObject({ upTo: kept.id });
    const back = await connectVisitor(server.url, { token: visitor.token });
    expect(back.welcome.seenUpTo).toBe(kept.id);
    await tab.close();
    await back.close();
    await over(here);
  });

  it('at the border of a page leaves no hole, no double and no page without end', async () => {
    const here = await talk();
    const { visitor, desk, chat } = here;
    const said: AnyFrame[] = [];
    for (let index = 0; index < 9; index++) said.push(await reply(desk, chat, `n${index}`));
    const first = await visitor.request({ type: 'history', limit: 3 });
    expect(first.messages.map(textOf)).toEqual(['n6', 'n7', 'n8']);
    for (const index of [5, 6]) await remove(desk, said[index] as AnyFrame);
    const second = await visitor.request({ type: 'history', limit: 3, before: first.before });
    expect(second.messages.map(textOf)).toEqual(['n3', 'n4', 'gone']);
    const third = await visitor.request({ type: 'history', limit: 5, before: second.before });
    expect([third.messages.map(textOf), third.before]).toEqual([
      ['hello', 'operator_joined', 'n0', 'n1', 'n2'],
      undefined,
    ]);
    const forth = await visitor.request({ type: 'history', limit: 9, after: second.after });
    expect(forth.messages.map(textOf)).toEqual(['gone', 'n7', 'n8']);
    await over(here);
  });
});

describe('going on after having been away', () => {
  it('gives edits in the welcome, removals behind it, from any cursor and across a restart', async () => {
    const { visitor, desk, chat } = await talk();
    const said: AnyFrame[] = [];
    for (let index = 0; index < 4; index++) said.push(await reply(desk, chat, `n${index}`));
    await visitor.waitFor((frame) => frame.message?.id === said[3]?.id);
    const [a, b, c, d] = said as [AnyFrame, AnyFrame, AnyFrame, AnyFrame];
    await edit(desk, a, 'n0 edited');
    await remove(desk, b);
    await edit(desk, c, 'n2 edited');
    await edit(desk, d, 'n3 edited');
    await remove(desk, d);
    await reply(desk, chat, 'n4');
    const expected = ['hello', 'operator_joined', 'n0 edited', 'gone', 'n2 edited', 'gone', 'n4'];
    await visitor.waitUntil((frames) => replay(frames).at(-1) === 'n4', 'all of it');
    expect(replay(visitor.frames)).toEqual(expected);

    await server.restart();
    const events = visitor.frames.filter(({ type }) => ['message', 'removed'].includes(type));
    for (let from = 0; from < events.length; from++) {
      const before = visitor.frames.slice(0, visitor.frames.indexOf(events[from] as AnyFrame) + 1);
      const held = new Map<string, AnyFrame>();
      for (const frame of before) {
        if (frame.type === 'message') held.set(frame.message.id, frame.message);
        const gone = frame.type === 'removed' ? held.get(frame.id) : undefined;
        if (gone !== undefined) held.set(frame.id, { ...gone, parts: [], removed: true });
      }
      const cursor = events[from]?.cursor;
      const back = await connectVisitor(server.url, { token: visitor.token, cursor });
      expect(back.welcome.complete).toBe(true);
      const orders = back.welcome.messages.map((message: AnyFrame) => message.order);
      expect(orders).toEqual([...orders].sort());
      const check = (frames: readonly AnyFrame[]) =>
        JSON.stringify(replay(frames, [...held.values()])) === JSON.stringify(expected);
      await back.waitUntil(check, `the log from event ${from}`);
      await back.close();
    }
    const again = await connectDesk(server);
    const shown = again.welcome.chats.find((one: AnyFrame) => one.conversation.id === chat);
    expect(shown.messages.map(textOf)).toEqual(expected);
    await over({ visitor, desk: again, chat });
  });

  it('a welcome that was cut off behind itself has lost no removal', async () => {
    const { visitor, desk, chat } = await talk();
    const said = await reply(desk, chat, 'to go');
    await visitor.waitFor((frame) => frame.message?.id === said.id);
    const { cursor } = visitor.frames.at(-1) as AnyFrame;
    await visitor.close();
    await reply(desk, chat, 'next');
    await remove(desk, said);
    await reply(desk, chat, 'last');
    const cut = await connectVisitor(server.url, { token: visitor.token, cursor });
    expect(cut.welcome.messages.map(textOf)).toEqual(['next']);
    await cut.close();
    const back = await connectVisitor(server.url, { token: visitor.token, cursor: cut.welcome.cursor });
    await back.waitFor((frame) => frame.type === 'removed' && frame.id === said.id);
    await back.waitFor((frame) => frame.message?.parts?.[0]?.text === 'last');
    await over({ visitor: back, desk, chat });
  });

  it('a restored back-up is noticed, even when its log has grown past the cursor again', async () => {
    const { visitor, desk, chat } = await talk();
    await reply(desk, chat, 'in the back-up');
    const backup = await createBackup(server.dataDir);
    const lost = await reply(desk, chat, 'lost');
    await visitor.waitFor((frame) => frame.message?.id === lost.id);
    const cursors = visitor.frames.filter(({ type }) => type === 'message').map(({ cursor }) => cursor);
    const [safe, gone] = cursors.slice(-2);
    await server.kill();
    await backup.restore();
    await server.restart();

    const beyond = await connectVisitor(server.url, { token: visitor.token, cursor: gone });
    expect(beyond.welcome.complete).toBe(false);
    await beyond.close();
    const again = await connectDesk(server);
    for (const text of ['another', 'and more', 'and more']) await reply(again, chat, text);
    const diverged = await connectVisitor(server.url, { token: visitor.token, cursor: gone });
    expect(diverged.welcome.complete).toBe(false);
    expect(replay(diverged.frames)).toContain('another');
    expect(replay(diverged.frames)).not.toContain('lost');
    expect(await diverged.request({ type: 'history', limit: 5, before: gone })).toMatchObject({
      code: 'cursor_unknown',
    });
    const common = await connectVisitor(server.url, { token: visitor.token, cursor: safe });
    expect(common.welcome.complete).toBe(true);
    expect(replay(common.frames)).toContain('another');
    await common.close();
    await over({ visitor: diverged, desk: again, chat });
  });
});
