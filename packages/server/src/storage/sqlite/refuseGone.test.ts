import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Storage } from '../storage.js';
import { createSqliteStorage } from './createSqliteStorage.js';

let folder: string;
let storage: Storage;
let visitor: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'comptoir-gone-'));
  storage = createSqliteStorage(join(folder, 'test.sqlite'));
  visitor = (await storage.visitors.create('hash', {}, 1)).id;
});
afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

/** What may be under way at any moment: its frame was read, or its body is still coming. */
const late: readonly (readonly [string, () => Promise<unknown>])[] = [
  [
    'a message',
    () =>
      storage.log.sendAsVisitor({
        visitor,
        clientId: 'late',
        parts: [{ kind: 'text', text: 'late' }],
        intent: undefined,
        fallback: 'chat',
        groupOf: (wish) => wish,
        at: 3,
      }),
  ],
  [
    'a note',
    () =>
      storage.desk.addNote(
        visitor,
        { clientId: 'late', intent: 'chat', contact: 'late@shop.example', text: 'late' },
        3,
      ),
  ],
  [
    'an upload',
    () =>
      storage.files.add(
        {
          ...{ id: 'file', owner: `visitor:${visitor}`, clientId: 'late', name: 'late.png' },
          ...{ type: 'image/png', size: 1, width: 1, height: 1, at: 3 },
        },
        { since: 0, files: 9, bytes: 9 },
      ),
  ],
];

async function nothingIsLeft(): Promise<void> {
  expect(await storage.desk.notes(9)).toEqual([]);
  expect(await storage.files.byId('file')).toBeUndefined();
  expect(await storage.conversations.queue()).toEqual([]);
}

describe.each(late)('%s that was under way', (_, store) => {
  it('is not stored for a visitor who has been deleted meanwhile', async () => {
    await storage.privacy.erase(visitor, 2);
    await expect(store()).rejects.toMatchObject({ code: 'visitor_deleted' });
    await nothingIsLeft();
  });

  it('is not stored for a visitor who has become another one; the same page comes back with it', async () => {
    const named = (jti: string, given: string | undefined) =>
      storage.visitors.identify({
        proof: { subject: 'anna', jti, expiresAt: 1e12 },
        given,
        fresh: `fresh-${jti}`,
        context: {},
        at: 2,
        isLive: () => false,
      });
    await named('elsewhere', undefined);
    const { visitor: now } = await named('here', 'hash');
    expect(now.id).not.toBe(visitor);
    await expect(store()).rejects.toMatchObject({ code: 'token_replaced', kind: 'retryable' });
    await nothingIsLeft();
    visitor = now.id;
    await store();
  });
});
