import type { FileRecord, FileStore } from '../fileStore.js';
import type { Database, Row } from './database.js';

function toFile(row: Row): FileRecord {
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
  return {
    byId: async (id) => {
      const row = db.get('select * from files where id = ?', id);
      return row === undefined ? undefined : toFile(row);
    },
    byClientId: async (owner, clientId) => byClientId(owner, clientId),
    add: async (file) =>
      db.transaction(() => {
        const first = byClientId(file.owner, file.clientId);
        if (first !== undefined) return first;
        db.run(
          `insert into files (id, owner, client_id, name, type, size, width, height, at)
           values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          ...[file.id, file.owner, file.clientId, file.name, file.type, file.size],
          ...[file.width, file.height, file.at],
        );
        return file;
      }),
  };
}
