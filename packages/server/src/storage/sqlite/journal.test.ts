import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Storage } from '../storage.js';
import { createSqliteStorage } from './createSqliteStorage.js';
import { type Database, openDatabase } from './database.js';
import { createJournal } from './journal.js';

const word = 'canary-of-the-journal';

let folder: string;
let path: string;
let storage: Storage;
let reader: Database;
let visitor: string;
let message: { conversation: string; message: string };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-journal-'));
  path = join(folder, 'test.sqlite');
  storage = createSqliteStorage(path);
  visitor = (await storage.visitors.create('hash', {}, 1)).id;
  const { entry } = await storage.log.sendAsVisitor({
    ...{ visitor, clientId: 'c', parts: [{ kind: 'text', text: word }], intent: undefined },
    ...{ fallback: 'chat', groupOf: (wish: string) => wish, at: 2 },
  });
  message = { conversation: entry.message.conversation, message: entry.message.id };
  await storage.operators.add({ login: 'anna', name: 'Anna', groups: ['chat'], passwordHash: 'x' });
  reader = openDatabase(path);
});
afterEach(async () => {
  reader.close();
  await storage.close();
  rmSync(folder, { recursive: true });
});

const isThere = (): boolean =>
  readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(word));

/** Reads as a back-up does: what is there now stays as it is for it, until it ends. */
function beginToRead(): void {
  reader.exec('begin');
  expect(reader.all('select * from messages')).toHaveLength(1);
}

async function remove(): Promise<void> {
  const anna = await storage.operators.byLogin('anna');
  const operator = anna?.operator.id ?? '';
  await storage.conversations.take(message.conversation, operator, ['chat'], 4, 3);
  await storage.log.revise({ operator, ...message, change: { kind: 'removal' }, at: 4 });
}

async function leaveNote(): Promise<void> {
  await storage.desk.addNote(visitor, { clientId: 'n', intent: 'chat', contact: word, text: word }, 3);
}

it.each([
  ['removed', remove],
  ['deleted', () => storage.privacy.erase(visitor, 3)],
  ['kept long enough', () => storage.privacy.expire(9, 9)],
])('what was %s during a long read holds nobody up, and goes when the read ends', async (_, work) => {
  beginToRead();
  const begin = performance.now();
  await work();
  // A wait for the lock would take five seconds.
  expect(performance.now() - begin).toBeLessThan(2_500);
  expect(isThere()).toBe(true);
  reader.exec('commit');
  await expect.poll(isThere, { timeout: 10_000 }).toBe(false);
  expect(reader.get('pragma integrity_check')).toMatchObject({ integrity_check: 'ok' });
});

it('what stayed because of a long read goes when the file is opened again', async () => {
  beginToRead();
  await remove();
  const begin = performance.now();
  await storage.close();
  expect(performance.now() - begin).toBeLessThan(2_500);
  expect(isThere()).toBe(true);
  reader.exec('commit');
  storage = createSqliteStorage(path);
  expect(isThere()).toBe(false);
});

it('what another process deleted during a long read goes when this one hears of it', async () => {
  const { mark } = await storage.privacy.erasures(undefined);
  beginToRead();
  const other = createSqliteStorage(path);
  await other.privacy.erase(visitor, 3);
  await other.close();
  reader.exec('commit');
  expect(isThere()).toBe(true);
  await storage.privacy.erasures(mark);
  expect(isThere()).toBe(false);
});

it('notes that were kept long enough leave the journal without a conversation', async () => {
  await storage.privacy.erase(visitor, 3);
  visitor = (await storage.visitors.create('another', {}, 1)).id;
  await leaveNote();
  expect(isThere()).toBe(true);
  await storage.privacy.expire(9, 9);
  expect(isThere()).toBe(false);
});

it('waits for other writers as before', () => {
  createJournal(reader).cut();
  expect(reader.get('pragma busy_timeout')).toMatchObject({ timeout: 5_000 });
});
