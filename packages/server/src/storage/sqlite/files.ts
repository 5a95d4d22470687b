import { maskNumbers } from '@comptoir/transport/mask';
import { assertWithinQuota } from '../../files/assertWithinQuota.js';
import type { FileRecord, FileStore } from '../fileStore.js';
import type { Database, Row } from './database.js';
import { forgetFile } from './fileUses.js';
import { refuseGone } from './refuseGone.js';

/** Reads a row of `files`. */
export function toFile(row: Row): FileRecord {
  return {
    id: String(row.id),
    owner: String(row.owner),
    clientId: String(row.client_id),
    name: String(row.name),
    type: String(row.type),
    size: Number(row.size),
    width: row.width === null ? undefined : Number(row.width),
    height: row.height === null ? undefined : Number(row.height),
    at: Number(row.at),
  };
}

/** Facts about uploads in SQLite. */
export function createFileStore(db: Database): FileStore {
  const byClientId = (owner: string, clientId: string): FileRecord | undefined => {
    const row = db.get('select * from files where owner = ? and client_id = ?', owner, clientId);
    return row === undefined ? undefined : toFile(row);
  };
  const used = (owner: string, since: number) => {
    const row = db.get(
      'select count(*) as files, coalesce(sum(size), 0) as bytes from files where owner = ? and at > ?',
      ...[owner, since],
    );
    return { files: Number(row?.files), bytes: Number(row?.bytes) };
  };
  return {
    byId: async (id) => {
      const row = db.get('select * from files where id = ?', id);
      return row === undefined ? undefined : toFile(row);
    },
    byClientId: async (owner, clientId) => byClientId(owner, clientId),
    used: async (owner, since) => used(owner, since),
    add: async (given, quota) =>
      db.transaction(() => {
        // People photograph their cards and call the picture what is on it.
        const file = { ...given, name: maskNumbers(given.name) };
        const first = byClientId(file.owner, file.clientId);
        if (first !== undefined) return first;
        const [kind, id] = file.owner.split(':');
        if (kind === 'visitor') refuseGone(db, id ?? '');
        // Here, and not only at the door: several may have come through it at a time.
        assertWithinQuota(used(file.owner, quota.since), file.size, quota);
        db.run(
          `insert into files (id, owner, client_id, name, type, size, width, height, at)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[file.id, file.owner, file.clientId, file.name, file.type, file.size],
          ...[file.width, file.height, file.at],
        );
        return file;
      }),
    forgetUnused: async (before) =>
      db.transaction(() => {
        const rows = db.all(
          'select id from files where at < ? and not exists (select 1 from file_uses where file = files.id)',
          before,
        );
        for (const row of rows) forgetFile(db, String(row.id));
        return rows.length;
      }),
    due: async () => db.all('select id from due_files').map((row) => String(row.id)),
    gone: async (ids) =>
      db.transaction(() => {
        for (const id of ids) db.run('delete from due_files where id = ?', id);
      }),
  };
}
