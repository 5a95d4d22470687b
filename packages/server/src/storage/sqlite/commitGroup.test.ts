import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.js';

let folder: string;
let db: Database;
let reader: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-group-'));
  db = openDatabase(join(folder, 'test.sqlite'));
  db.exec('create table notes (text text unique)');
  reader = openDatabase(join(folder, 'test.sqlite'));
});
afterEach(() => {
  db.close();
  reader.close();
  rmSync(folder, { recursive: true });
});
const texts = (from: Database): unknown[] =>
  from.all('select text from notes order by rowid').map((row) => row.text);
const write = (text: string) => () => db.transaction(() => db.run('insert into notes values (?)', text));

it('is committed when it resolves: another connection sees it, in the order of the calls', async () => {
  const first = db.grouped(write('a'));
  const second = db.grouped(write('b'));
  expect(texts(reader)).toEqual([]);
  await first;
  expect(texts(reader)).toEqual(['a', 'b']);
  await second;
  await db.grouped(write('c'));
  expect(texts(reader)).toEqual(['a', 'b', 'c']);
});

it('a failure is only its own, and leaves nothing of itself', async () => {
  const half = db.grouped(() =>
    db.transaction(() => {
      db.run('insert into notes values (?)', 'half');
      throw new Error('no');
    }),
  );
  const results = await Promise.allSettled([
    db.grouped(write('a')),
    half,
    db.grouped(write('a')),
    db.grouped(write('b')),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(results[1]).toMatchObject({ reason: new Error('no') });
  expect(texts(reader)).toEqual(['a', 'b']);
});

it('a full disk is told to everybody whose commit it took, and nothing of them is there', async () => {
  db.exec('pragma max_page_count = 10');
  const large = 'x'.repeat(100_000);
  const results = await Promise.allSettled([db.grouped(write('small')), db.grouped(write(large))]);
  const stored = texts(reader);
  expect(results[1]).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_FULL' } });
  expect(stored).toEqual(results[0]?.status === 'fulfilled' ? ['small'] : []);
  db.exec('pragma max_page_count = 1000');
  await db.grouped(write(large));
  expect(texts(reader)).toContain(large);
});

it('what waits is committed by the close', async () => {
  const waiting = db.grouped(write('last'));
  db.close();
  await waiting;
  expect(texts(reader)).toEqual(['last']);
  db = openDatabase(join(folder, 'test.sqlite'));
});
