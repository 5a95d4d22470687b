import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createClientId, type Part } from '@comptoir/transport';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFileFolder } from './files/fileFolder.js';
import { createFileKeeper } from './files/fileKeeper.js';
import { toFileRef } from './files/toFileRef.js';
import { retain } from './retain.js';
import { randomToken } from './security/randomToken.js';
import { createSqliteStorage } from './storage/sqlite/createSqliteStorage.js';

const dayMs = 86_400_000;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-retain-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

it('keeps what is younger than the days that are set, and nothing that is older, over half a year', async () => {
  const storage = createSqliteStorage(join(folder, 'log.sqlite'));
  const fileFolder = openFileFolder(join(folder, 'files'));
  const files = createFileKeeper(storage.files, fileFolder);
  const begin = Date.UTC(2026, 0, 1);
  const { id: visitor } = await storage.visitors.create('hash', {}, begin);
  const { id: returning } = await storage.visitors.create('other', {}, begin);
  const say = async (who: string, parts: readonly Part[], at: number): Promise<string> => {
    const clientId = createClientId(at);
    const groupOf = (): string => 'chat';
    const send = { visitor: who, clientId, parts, intent: undefined, fallback: 'chat', groupOf, at };
    return (await storage.log.sendAsVisitor(send)).entry.message.conversation;
  };
  const upload = async (at: number) => {
    const id = randomToken(16);
    mkdirSync(dirname(fileFolder.pathOf(id)), { recursive: true });
    writeFileSync(fileFolder.pathOf(id), 'bytes');
    const facts = { owner: `visitor:${visitor}`, clientId: id, name: 'a.png', type: 'image/png', size: 5 };
    const file = { id, ...facts, width: undefined, height: undefined, at };
    return storage.files.add(file, { since: at, files: 1e6, bytes: 1e9 });
  };

  const days: { readonly day: number; readonly conversation: string; readonly file: string }[] = [];
  let longTalk = '';
  for (let day = 0; day < 200; day++) {
    const at = begin + day * dayMs;
    const file = await upload(at);
    const parts: Part[] = [
      { kind: 'text', text: `day ${day}` },
      { kind: 'file', file: toFileRef(file) },
    ];
    const conversation = await say(visitor, parts, at);
    await storage.conversations.end(conversation, 'visitor', at);
    await storage.desk.addNote(
      visitor,
      { clientId: createClientId(at), intent: 'chat', contact: 'c', text: `note of day ${day}` },
      at,
    );
    days.push({ day, conversation, file: file.id });
    // One that is never ended, and talked in every week, is not old.
    if (day % 7 === 0) longTalk = await say(returning, [{ kind: 'text', text: `week ${day}` }], at);

    const gone = await retain({ storage, files }, 90, at);
    expect(gone.flatMap((one) => one.conversations)).toEqual(day > 90 ? [days[day - 91]?.conversation] : []);
    for (const one of days) {
      const isKept = day - one.day <= 90;
      expect(existsSync(fileFolder.pathOf(one.file)), `file of day ${one.day} on day ${day}`).toBe(isKept);
    }
  }
  const page = await storage.log.page(visitor, { limit: 1_000 });
  const texts = page.entries.flatMap(({ message }) =>
    message.parts.flatMap((part) => (part.kind === 'text' ? [part.text] : [])),
  );
  expect(texts).toEqual(Array.from({ length: 91 }, (_, index) => `day ${109 + index}`));
  expect((await storage.desk.notes(1_000)).map(({ text }) => text)).toHaveLength(91);
  expect((await storage.conversations.byId(longTalk))?.phase).toBe('queued');

  // Nobody comes any more: all of it goes, and the visitors with it.
  const end = begin + 400 * dayMs;
  await retain({ storage, files }, 90, end);
  expect((await storage.log.page(visitor, { limit: 10 })).entries).toEqual([]);
  expect(await storage.conversations.byId(longTalk)).toBeUndefined();
  expect(await storage.desk.notes(10)).toEqual([]);
  await storage.visitors.prune(end - 30 * dayMs);
  expect(await storage.visitors.byId(visitor)).toBeUndefined();
  expect(await storage.visitors.bySession('hash', end)).toBeUndefined();
  await storage.close();
}, 60_000);
