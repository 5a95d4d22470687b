import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assign } from '../../routing/assign.js';
import type { Storage } from '../storage.js';
import { createSqliteStorage } from './createSqliteStorage.js';
import { openDatabase } from './database.js';
import { migrations } from './migrations.js';

let folder: string;
let path: string;
let storage: Storage;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-storage-'));
  path = join(folder, 'test.sqlite');
  storage = createSqliteStorage(path);
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

let clock = 1_000;
const tick = (): number => {
  clock += 1;
  return clock;
};
async function visitor(): Promise<string> {
  return (await storage.visitors.create(`hash-${tick()}`, {}, tick())).id;
}
async function operator(login: string, groups = ['chat']): Promise<string> {
  return (await storage.operators.add({ login, name: login, groups, passwordHash: 'x' })).id;
}
const send = (from: string, text: string, intent?: string) =>
  storage.log.sendAsVisitor({
    visitor: from,
    clientId: `${from}-${text}`,
    parts: [{ kind: 'text', text }],
    intent,
    fallback: 'chat',
    groupOf: (wish) => wish,
    at: tick(),
  });
const route = (...present: string[]) =>
  storage.conversations.route(present, (queue, operators) => assign(queue, operators, 4), tick());

describe('the file', () => {
  it('is durable before the ack: WAL, synchronous FULL, foreign keys', () => {
    const db = openDatabase(path);
    expect(db.get('pragma journal_mode')).toMatchObject({ journal_mode: 'wal' });
    expect(db.get('pragma synchronous')).toMatchObject({ synchronous: 2 });
    expect(db.get('pragma foreign_keys')).toMatchObject({ foreign_keys: 1 });
    expect(db.get('pragma busy_timeout')).toMatchObject({ timeout: 5_000 });
    db.close();
  });

  it('itself refuses a second row of one sender and client id, whoever asks', async () => {
    await send(await visitor(), 'once');
    const db = openDatabase(path);
    const copy = `insert into messages (id, conversation, visitor, n, seq, sender, owner, client_id, at, body)
      select id || '-copy', conversation, visitor, n, seq + 100, sender, owner, client_id, at, body from messages
      where client_id is not null`;
    expect(() => db.run(copy)).toThrow(/UNIQUE constraint failed: messages.owner, messages.client_id/);
    db.close();
  });

  it('keeps its epoch, and another file has another', async () => {
    const { epoch } = storage;
    await storage.close();
    storage = createSqliteStorage(path);
    expect(storage.epoch).toBe(epoch);
    const other = createSqliteStorage(join(folder, 'other.sqlite'));
    expect(other.epoch).not.toBe(epoch);
    await other.close();
  });

  it('refuses a file of a newer version instead of writing into it', () => {
    const db = openDatabase(path);
    db.exec('pragma user_version = 99');
    expect(() => createSqliteStorage(path)).toThrow(/version 99/);
    db.exec('pragma user_version = 1');
    db.close();
  });

  it('takes over a file of the first release: its messages stay, and can be changed from then on', async () => {
    const old = join(folder, 'old.sqlite');
    const db = openDatabase(old);
    db.exec(migrations[0] ?? '');
    db.exec(`pragma user_version = 1;
      insert into visitors (id, token_hash, created_at, seen_at) values ('v', 'hash', 1, 1);
      insert into operators (id, login, name, password_hash, groups) values ('o', 'anna', 'Anna', 'x', '["chat"]');
      insert into conversations (id, visitor, n, intent, team, phase, operator, opened_at, queued_at, queue_rank, last_seq)
        values ('k', 'v', 1, 'chat', 'chat', 'open', 'o', 1, 1, 1, 1);
      insert into messages (id, conversation, visitor, n, seq, sender, owner, client_id, at, body)
        values ('m', 'k', 'v', 1, 1, 'operator', 'o', 'c', 1, '{"parts":[{"kind":"text","text":"old"}]}');`);
    db.close();
    const taken = createSqliteStorage(old);
    const change = { kind: 'edit', clientId: 'e', parts: [{ kind: 'text', text: 'new' }] } as const;
    const before = await taken.log.page('v', { limit: 9 });
    expect(before.entries.map(({ message }) => message.parts)).toEqual([[{ kind: 'text', text: 'old' }]]);
    await taken.log.revise({ operator: 'o', conversation: 'k', message: 'm', change, at: 2 });
    expect((await taken.log.find('v', 'm'))?.message).toMatchObject({ edited: true, parts: change.parts });
    expect(await taken.visitors.bySession('hash', 2)).toMatchObject({ state: 'open', visitor: { id: 'v' } });
    await taken.close();
  });

  it('takes the notes out that were left behind by visitors who were deleted', async () => {
    const old = join(folder, 'old.sqlite');
    const db = openDatabase(old);
    const before = migrations.slice(0, 5);
    for (const step of before) db.exec(step);
    db.exec(`pragma user_version = ${before.length};
      insert into visitors (id, token_hash, created_at, seen_at) values ('here', 'here', 1, 1);
      insert into notes (visitor, client_id, at, body) values
        ('gone', 'c', 1, '{"contact":"left-behind@shop.example"}'), ('here', 'c', 2, '{"contact":"here"}');`);
    db.close();
    const taken = createSqliteStorage(old);
    expect(await taken.desk.notes(9)).toEqual([{ contact: 'here', at: 2 }]);
    for (const name of readdirSync(folder).filter((name) => name.startsWith('old')))
      expect(readFileSync(join(folder, name)).includes('left-behind')).toBe(false);
    await taken.close();
  });

  it('rolls a failed transaction back as a whole, and refuses what the binding would spoil', () => {
    const db = openDatabase(path);
    expect(() =>
      db.transaction(() => {
        db.run("insert into meta (key, value) values ('half', 'x')");
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(db.get("select * from meta where key = 'half'")).toBeUndefined();
    expect(() => db.run('insert into meta (key, value) values (?, ?)', 'a\0b', 'x')).toThrow(/NUL/);
    db.close();
  });
});

describe('the log', () => {
  it('numbers densely, and racing sends of one visitor open one conversation', async () => {
    const me = await visitor();
    const sent = await Promise.all(Array.from({ length: 50 }, (_, index) => send(me, String(index))));
    expect(sent.map(({ entry }) => entry.position.seq)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    expect(new Set(sent.map(({ entry }) => entry.message.conversation)).size).toBe(1);
    expect(sent.filter(({ queued }) => queued)).toHaveLength(1);
  });

  it('pages without holes or doubles, over conversations', async () => {
    const me = await visitor();
    for (let index = 0; index < 7; index++) {
      await send(me, String(index));
      if (index === 3) {
        const newest = await storage.conversations.newest(me);
        await storage.conversations.end(newest?.id ?? '', 'visitor', tick());
      }
    }
    const all = (await storage.log.page(me, { limit: 100 })).entries;
    expect(all).toHaveLength(8);
    const back: (typeof all)[number][] = [];
    let earlier = true;
    while (earlier) {
      const before = back[0]?.position;
      const page = await storage.log.page(me, { limit: 3, ...(before === undefined ? {} : { before }) });
      back.unshift(...page.entries);
      earlier = page.earlier;
    }
    expect(back).toEqual(all);
    const middle = all[2]?.position ?? { n: 0, seq: 0 };
    expect((await storage.log.page(me, { after: middle, limit: 100 })).entries).toEqual(all.slice(3));
  });

  it('tells what is new since a mark', async () => {
    const me = await visitor();
    const { entry } = await send(me, 'a');
    const first = await storage.log.news(0);
    expect(first.touched).toEqual([
      { visitor: me, conversation: entry.message.conversation, operator: undefined },
    ]);
    expect((await storage.log.news(first.mark)).touched).toEqual([]);
    expect(await storage.log.news(undefined)).toEqual({ mark: first.mark, touched: [] });
    await send(me, 'b');
    expect((await storage.log.news(first.mark)).touched).toHaveLength(1);
  });

  it('read positions only move forward', async () => {
    const me = await visitor();
    expect(await storage.visitors.advance(me, 'seen', { n: 1, seq: 5 })).toBe(true);
    expect(await storage.visitors.advance(me, 'seen', { n: 1, seq: 4 })).toBe(false);
    expect(await storage.visitors.advance(me, 'seen', { n: 2, seq: 1 })).toBe(true);
    expect((await storage.visitors.byId(me))?.seen).toEqual({ n: 2, seq: 1 });
    expect((await storage.visitors.byId(me))?.read).toEqual({ n: 0, seq: 0 });
  });
});

describe('routing', () => {
  it('20 racing routing steps never pass the cap', async () => {
    const anna = await operator('anna');
    for (let index = 0; index < 8; index++) await send(await visitor(), `hello ${index}`);
    await Promise.all(Array.from({ length: 20 }, () => route(anna)));
    expect(await storage.conversations.ofOperator(anna)).toHaveLength(4);
    expect((await storage.conversations.queue()).map(({ position }) => position)).toEqual([1, 2, 3, 4]);
  });

  it('a dropped operator’s chats go before those who wait, oldest first', async () => {
    const anna = await operator('anna');
    const people: string[] = [];
    for (let index = 0; index < 6; index++) {
      people.push(await visitor());
      await send(people[index] ?? '', 'hello');
    }
    await route(anna);
    await storage.conversations.release(anna, tick());
    expect((await storage.conversations.queue()).map((record) => record.visitor)).toEqual(people);
    expect(await storage.conversations.ofOperator(anna)).toEqual([]);
    await route(anna);
    expect((await storage.conversations.ofOperator(anna)).map((record) => record.visitor)).toEqual(
      people.slice(0, 4),
    );
  });

  it('an operator of two groups gets whoever came first, in either', async () => {
    const both = await operator('both', ['chat', 'stylist']);
    const people: string[] = [];
    for (const intent of ['chat', 'chat', 'stylist', 'chat', 'stylist']) {
      const me = await visitor();
      people.push(me);
      await send(me, 'hello', intent);
    }
    await route(both);
    expect((await storage.conversations.ofOperator(both)).map((record) => record.visitor)).toEqual(
      people.slice(0, 4),
    );
    expect((await storage.conversations.queue()).map((record) => record.visitor)).toEqual(people.slice(4));
  });

  it('real waits with their entry position are what the estimate is made from', async () => {
    const anna = await operator('anna');
    await send(await visitor(), 'a');
    await send(await visitor(), 'b');
    clock += 30_000;
    await route(anna);
    const waits = await storage.conversations.waits('chat', 0);
    expect(waits.map(({ position }) => position).sort()).toEqual([1, 2]);
    expect(waits.every(({ waitMs }) => waitMs >= 30_000)).toBe(true);
    expect(await storage.conversations.waits('stylist', 0)).toEqual([]);
  });

  it('another intent moves the conversation to that queue, and takes it from the operator', async () => {
    const anna = await operator('anna');
    const me = await visitor();
    await send(me, 'a', 'chat');
    await route(anna);
    const moved = await send(me, 'b', 'stylist');
    expect(moved).toMatchObject({ queued: true, leftOperator: anna });
    expect(await storage.conversations.newest(me)).toMatchObject({
      group: 'stylist',
      phase: 'queued',
      position: 1,
    });
    expect((await send(me, 'c', 'stylist')).queued).toBe(false);
  });
});

describe('figures', () => {
  it('count answered and missed, waits and stars of the day', async () => {
    const anna = await operator('anna');
    const since = clock;
    const chats: string[] = [];
    for (let index = 0; index < 3; index++) {
      chats.push((await send(await visitor(), 'hello')).entry.message.conversation);
    }
    await route(anna);
    clock += 10_000;
    const person = { id: anna, name: 'anna' };
    const parts = [{ kind: 'text', text: 'hi' } as const];
    await storage.log.sendAsOperator({
      operator: person,
      conversation: chats[0] ?? '',
      clientId: 'o',
      parts,
      at: tick(),
    });
    await storage.conversations.end(chats[0] ?? '', 'operator', tick());
    await storage.conversations.end(chats[1] ?? '', 'visitor', tick());
    await storage.conversations.rate(chats[0] ?? '', { score: 4, comment: 'ok' }, tick());
    const figures = await storage.desk.figures(since);
    expect(figures).toMatchObject({
      conversations: 3,
      answered: 1,
      missed: 1,
      answeredShare: 0.5,
      ratings: 1,
      averageScore: 4,
    });
    expect(figures.medianWaitMs).toBeGreaterThan(10_000);
    expect(await storage.desk.figures(clock + 1)).toEqual({
      conversations: 0,
      answered: 0,
      missed: 0,
      ratings: 0,
    });
    expect(await storage.desk.ratings(5)).toMatchObject([
      { conversation: chats[0], rating: { score: 4, comment: 'ok' } },
    ]);
    await expect(storage.conversations.rate(chats[0] ?? '', { score: 1 }, tick())).rejects.toMatchObject({
      code: 'already_rated',
    });
  });
});

it('forgets only visitors who never wrote', async () => {
  const [silent, writer] = [await visitor(), await visitor()];
  await send(writer, 'hello');
  expect(await storage.visitors.prune(clock + 1)).toBe(1);
  expect(await storage.visitors.byId(silent)).toBeUndefined();
  expect(await storage.visitors.byId(writer)).toBeDefined();
});

it('a full disk is said as such, costs nothing that was stored, and is over when there is room', () => {
  const db = openDatabase(join(folder, 'full.sqlite'));
  db.exec('create table notes (text text)');
  const write = (): number =>
    db.transaction(() => db.run('insert into notes values (?)', 'x'.repeat(100_000)));
  db.exec('pragma max_page_count = 10');
  expect(write).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
  db.exec('pragma max_page_count = 1000');
  expect(write()).toBe(1);
  expect(db.all('select 1 from notes')).toHaveLength(1);
  db.close();
});
