import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assign } from '../../routing/assign.js';
import type { LogChange, LogEntry } from '../logStore.js';
import { logStart } from '../position.js';
import type { Storage } from '../storage.js';
import { createSqliteStorage } from './createSqliteStorage.js';

let folder: string;
let storage: Storage;
let anna: string;
let me: string;
let clock = 1_000;
const tick = (): number => {
  clock += 1;
  return clock;
};
const words = (text: string) => [{ kind: 'text', text } as const];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-revise-'));
  storage = createSqliteStorage(join(folder, 'test.sqlite'));
  anna = (await storage.operators.add({ login: 'anna', name: 'Anna', groups: ['chat'], passwordHash: 'x' }))
    .id;
  me = (await storage.visitors.create(`hash-${tick()}`, {}, tick())).id;
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

async function write(text: string): Promise<LogEntry> {
  const { entry } = await storage.log.sendAsVisitor({
    visitor: me,
    clientId: `v-${text}`,
    parts: words(text),
    intent: undefined,
    fallback: 'chat',
    groupOf: (wish) => wish,
    at: tick(),
  });
  await storage.conversations.route([anna], (queue, operators) => assign(queue, operators, 4), tick());
  return entry;
}
async function answer(conversation: string, text: string): Promise<LogEntry> {
  const send = {
    operator: { id: anna, name: 'Anna' },
    conversation,
    clientId: `o-${text}`,
    parts: words(text),
  };
  return (await storage.log.sendAsOperator({ ...send, at: tick() })).entry;
}
type Change = Parameters<Storage['log']['revise']>[0]['change'];
const revise = ({ message }: LogEntry, change: Change, operator = anna) =>
  storage.log.revise({
    operator,
    conversation: message.conversation,
    message: message.id,
    change,
    at: tick(),
  });
const edit = (entry: LogEntry, text: string, clientId = `e${tick()}`, operator = anna) =>
  revise(entry, { kind: 'edit', clientId, parts: words(text) }, operator);
const remove = (entry: LogEntry) => revise(entry, { kind: 'removal' });
const textOf = (entry: Pick<LogEntry, 'message'>): string => {
  const [part] = entry.message.parts;
  if (entry.message.removed) return part === undefined ? 'gone' : 'removed, and here';
  return part?.kind === 'text' ? part.text : (part?.kind ?? 'nothing');
};
const told = (changes: readonly LogChange[]): readonly string[] =>
  changes.map((change) => (change.type === 'removed' ? `- ${change.id}` : textOf(change)));
const page = async (): Promise<readonly string[]> =>
  (await storage.log.page(me, { limit: 100 })).entries.map(textOf);

describe('an edit', () => {
  it('changes the message in its place and is a row at the end of the log', async () => {
    const { message } = await write('hello');
    const said = await answer(message.conversation, 'god day');
    const { end } = await storage.log.page(me, { limit: 1 });
    const { entry, changed } = await edit(said, 'good day');
    expect(changed).toBe(true);
    const { edited, parts, ...rest } = entry.message;
    expect({ edited, parts }).toEqual({ edited: true, parts: words('good day') });
    expect({ ...rest, parts: said.message.parts }).toEqual(said.message);
    expect(entry.position).toEqual(said.position);

    const stretch = await storage.log.changes(me, end, 10);
    expect(told(stretch.changes)).toEqual(['good day']);
    expect(stretch.end).toMatchObject({ n: end.n, seq: end.seq + 1 });
    const next = await answer(message.conversation, 'dense');
    expect(next.position.seq).toBe(end.seq + 2);
    expect(await page()).toEqual(['hello', 'notice', 'good day', 'dense']);
  });

  it('is one change however often it is sent, and an older one never overwrites a newer one', async () => {
    const said = await answer((await write('hello')).message.conversation, 'one');
    expect(await edit(said, 'two', 'e2')).toMatchObject({ changed: true });
    expect(await edit(said, 'two', 'e2')).toMatchObject({ changed: false });
    expect(await edit(said, 'late', 'e1')).toMatchObject({ changed: false });
    expect(await edit(said, 'two', 'e4')).toMatchObject({ changed: false });
    const last = await edit(said, 'between', 'e3');
    expect([last.changed, textOf(last.entry)]).toEqual([false, 'two']);
    expect(told((await storage.log.changes(me, said.position, 10)).changes)).toEqual(['two']);
    expect(await edit(said, 'three', 'e5')).toMatchObject({ changed: true });
  });

  it('is for the author alone, in a chat that is his, of a message with words', async () => {
    const { message } = await write('mine');
    const said = await answer(message.conversation, 'said');
    const vera = await storage.operators.add({
      login: 'vera',
      name: 'Vera',
      groups: ['chat'],
      passwordHash: 'x',
    });
    const visitors = { message, visitor: me, position: said.position };
    await expect(edit(visitors, 'x')).rejects.toMatchObject({ code: 'not_found' });
    await expect(edit(said, 'x', 'e', vera.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(edit({ ...said, message: { ...said.message, id: 'none' } }, 'x')).rejects.toMatchObject({
      code: 'not_found',
    });
    const [notice] = (await storage.log.page(me, { limit: 100 })).entries.filter(
      (entry) => entry.message.from === 'system',
    );
    await expect(edit(notice as LogEntry, 'x')).rejects.toMatchObject({ code: 'not_found' });
    const order = await storage.log.sendAsOperator({
      operator: { id: anna, name: 'Anna' },
      conversation: message.conversation,
      clientId: 'order',
      parts: [{ kind: 'order', number: '7' }],
      at: tick(),
    });
    await expect(edit(order.entry, 'x')).rejects.toMatchObject({ code: 'bad_value' });

    await storage.conversations.transfer(
      message.conversation,
      { from: anna, to: vera.id, present: [vera.id] },
      4,
      tick(),
    );
    await expect(edit(said, 'x')).rejects.toMatchObject({ code: 'not_found' });
    await expect(edit(said, 'x', 'e', vera.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('of an ended conversation comes last in the whole log, and leaves the next operator’s chat alone', async () => {
    const first = await write('first');
    const said = await answer(first.message.conversation, 'said');
    await storage.conversations.end(first.message.conversation, 'operator', tick());
    const second = await write('second');
    const { end } = await storage.log.page(me, { limit: 1 });
    expect(await edit(said, 'said better')).toMatchObject({
      changed: true,
      ended: true,
      grown: second.message.conversation,
    });
    const { changes } = await storage.log.changes(me, end, 10);
    expect(told(changes)).toEqual(['said better']);
    const chat = await storage.log.conversationChanges(second.message.conversation, 0, 10);
    expect(told(chat.changes)).toEqual(['second', 'notice']);
  });
});

describe('a removal', () => {
  it('empties the message, keeps its client id for ever, and happens once', async () => {
    const said = await answer((await write('hello')).message.conversation, 'secret');
    expect(await remove(said)).toMatchObject({ changed: true });
    expect(await remove(said)).toMatchObject({ changed: false });
    const again = await storage.log.sendAsOperator({
      operator: { id: anna, name: 'Anna' },
      conversation: said.message.conversation,
      clientId: 'o-secret',
      parts: words('secret'),
      at: tick(),
    });
    expect(again).toMatchObject({ duplicate: true, removed: true });
    expect(again.entry.message.parts).toEqual([]);
    expect(await page()).toEqual(['hello', 'notice', 'gone']);
    expect(told((await storage.log.changes(me, said.position, 10)).changes)).toEqual([
      `- ${said.message.id}`,
    ]);
    await expect(edit(said, 'back', 'zzz')).rejects.toMatchObject({ code: 'not_found' });
    expect((await storage.log.find(me, said.message.id))?.message.parts).toEqual([]);
  });

  it('leaves its place to whoever never had the message, and tells of no edits of it', async () => {
    const said = await answer((await write('hello')).message.conversation, 'a');
    await edit(said, 'b');
    await remove(said);
    expect(told((await storage.log.changes(me, logStart, 10)).changes)).toEqual([
      'hello',
      'notice',
      'gone',
      `- ${said.message.id}`,
    ]);
  });

  it('leaves pages whole: no holes, no doubles, `earlier` true to the end, also at the borders', async () => {
    const { conversation } = (await write('0')).message;
    const entries: LogEntry[] = [];
    for (let index = 1; index <= 9; index++) entries.push(await answer(conversation, String(index)));
    const three = await storage.log.page(me, { limit: 3 });
    expect(three.entries.map(textOf)).toEqual(['7', '8', '9']);
    // The border itself goes away, with its neighbours on both sides.
    for (const index of [5, 6, 7]) await remove(entries[index] as LogEntry);
    const first = three.entries[0] as LogEntry;
    const next = await storage.log.page(me, { limit: 3, before: first.position });
    expect([next.entries.map(textOf), next.earlier]).toEqual([['4', '5', 'gone'], true]);
    const rest = await storage.log.page(me, { limit: 5, before: (next.entries[0] as LogEntry).position });
    expect([rest.entries.map(textOf), rest.earlier]).toEqual([['0', 'notice', '1', '2', '3'], false]);
    const after = await storage.log.page(me, { limit: 2, after: first.position });
    expect([after.entries.map(textOf), after.earlier]).toEqual([['gone', '9'], true]);
    const older = await storage.log.conversationPage(conversation, { limit: 3 });
    expect([older.entries.map(textOf), older.earlier]).toEqual([['gone', 'gone', '9'], true]);
    const { seq } = (older.entries[0] as LogEntry).position;
    expect(await storage.log.removedBefore(conversation, seq)).toEqual([entries[5]?.message.id]);
  });

  it('takes no read position away', async () => {
    const { conversation } = (await write('hello')).message;
    const one = await answer(conversation, 'one');
    const two = await answer(conversation, 'two');
    await storage.visitors.advance(me, 'seen', two.position);
    await remove(two);
    expect((await storage.log.newestUpTo(me, two.position, 'all'))?.message.id).toBe(one.message.id);
    expect((await storage.log.find(me, two.message.id))?.position).toEqual(two.position);
    expect(await storage.log.waitingSince(conversation)).toBeUndefined();
    await remove(one);
    expect(await storage.log.waitingSince(conversation)).toBe(
      (await storage.log.page(me, { limit: 9 })).entries[0]?.message.at,
    );
  });
});

describe('going on from a place', () => {
  it('gives each message once as it is now, cut anywhere', async () => {
    const { conversation } = (await write('0')).message;
    const a = await answer(conversation, 'a');
    const b = await answer(conversation, 'b');
    await edit(a, 'a1');
    await edit(a, 'a2');
    await remove(b);
    await edit(await answer(conversation, 'c'), 'c1');
    expect(told((await storage.log.changes(me, logStart, 100)).changes)).toEqual([
      '0',
      'notice',
      'a2',
      'gone',
      `- ${b.message.id}`,
      'c1',
    ]);
    for (let limit = 1; limit < 9; limit++) {
      const state = new Map<string, string>();
      let from = logStart;
      for (;;) {
        const { changes, end, more } = await storage.log.changes(me, from, limit);
        for (const change of changes) {
          if (change.type === 'removed') state.delete(change.id);
          else state.set(change.message.id, textOf(change));
        }
        from = end;
        if (!more) break;
      }
      expect([...state.values()]).toEqual(['0', 'notice', 'a2', 'c1']);
    }
  });

  it('knows a row by its id, not by its number', async () => {
    const entry = await write('hello');
    const { n, seq, row } = entry.position;
    expect(await storage.log.holds(me, entry.position)).toBe(true);
    expect(await storage.log.holds(me, { n, seq, row: row.slice(0, 8) })).toBe(true);
    expect(await storage.log.holds(me, { n, seq, row: 'anything' })).toBe(false);
    expect(await storage.log.holds(me, { n, seq: 99, row: row.slice(0, 8) })).toBe(false);
    expect(await storage.log.holds('nobody', entry.position)).toBe(false);
    expect(await storage.log.holds(me, logStart)).toBe(true);
  });
});
