import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FileRecord } from '../storage/fileStore.js';
import { createSqliteStorage } from '../storage/sqlite/createSqliteStorage.js';
import type { Storage } from '../storage/storage.js';
import { type FileFolder, openFileFolder } from './fileFolder.js';
import { createFileKeeper, type FileKeeper, unusedMs } from './fileKeeper.js';
import { toFileRef } from './toFileRef.js';

const day = 86_400_000;
const start = Date.now();
const quota = { since: 0, files: 100, bytes: 1_000 };
let root = '';
let storage: Storage;
let folder: FileFolder;
let keeper: FileKeeper;
let visitor = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'comptoir-keeper-'));
  storage = createSqliteStorage(join(root, 'db.sqlite'));
  folder = openFileFolder(join(root, 'files'));
  keeper = createFileKeeper(storage.files, folder);
  visitor = (await storage.visitors.create('hash', {}, start)).id;
});
afterEach(async () => {
  await storage.close();
  await rm(root, { recursive: true });
});

async function put(id: string, at = start): Promise<FileRecord> {
  await writeFile(folder.pathOfUpload(id), id);
  await folder.keep(id);
  await utimes(folder.pathOf(id), at / 1000, at / 1000);
  const [width, height] = [undefined, undefined];
  const record = {
    id,
    clientId: id,
    owner: `visitor:${visitor}`,
    name: 'a.pdf',
    type: 'application/pdf',
    size: 2,
  };
  return storage.files.add({ ...record, width, height, at }, quota);
}

async function send(clientId: string, ...files: readonly FileRecord[]): Promise<void> {
  await storage.log.sendAsVisitor({
    visitor,
    clientId,
    parts: files.map((file) => ({ kind: 'file', file: toFileRef(file) })),
    intent: undefined,
    fallback: 'chat',
    groupOf: (intent) => intent,
    at: start,
  });
}

const lying = async (): Promise<readonly string[]> =>
  (await readdir(join(root, 'files'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();

it('what was sent stays for ever, what was not for two days', async () => {
  await send('c1', await put('sent-1'));
  await put('unsent');
  await keeper.sweep(start + unusedMs);
  expect(await lying()).toEqual(['sent-1', 'unsent']);
  await keeper.sweep(start + unusedMs + 1);
  expect(await lying()).toEqual(['sent-1']);
  expect(await storage.files.byId('unsent')).toBeUndefined();
  await keeper.sweep(start + 1_000 * day);
  expect(await lying()).toEqual(['sent-1']);
});

it('bytes without a row are a crash’s, once they are old enough; looked for once a day', async () => {
  await mkdir(join(root, 'files', 'st'), { recursive: true });
  for (const [id, age] of [
    ['stray-old', 2 * 3_600_000],
    ['stray-new', 0],
  ] as const) {
    await writeFile(folder.pathOf(id), id);
    await utimes(folder.pathOf(id), (start - age) / 1000, (start - age) / 1000);
  }
  await put('unsent');
  await keeper.sweep(start);
  expect(await lying()).toEqual(['stray-new', 'unsent']);
  await keeper.sweep(start + day / 2);
  expect(await lying()).toEqual(['stray-new', 'unsent']);
  await keeper.sweep(start + day);
  expect(await lying()).toEqual(['unsent']);
});

it('what was forgotten before a crash is removed after it', async () => {
  await put('unsent');
  expect(await storage.files.forgetUnused(start + 1)).toBe(1);
  expect(await storage.files.due()).toEqual(['unsent']);
  await createFileKeeper(storage.files, folder).removeDue();
  expect([await lying(), await storage.files.due()]).toEqual([[], []]);
});

it('a message cannot name what was forgotten a moment ago', async () => {
  const file = await put('unsent');
  await storage.files.forgetUnused(start + 1);
  await expect(send('c1', file)).rejects.toMatchObject({ code: 'not_found' });
});
