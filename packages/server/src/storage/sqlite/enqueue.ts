import type { Database } from './database.js';

/** Puts a running conversation at the end of a group's queue. Only inside a transaction. */
export function enqueue(db: Database, conversation: string, intent: string, group: string, at: number): void {
  const line = db.get(
    `select coalesce(max(queue_rank), 0) + 1 as rank, count(*) + 1 as position
     from conversations where phase = 'queued' and team = ? and id <> ?`,
    ...[group, conversation],
  );
  db.run(
    `update conversations set phase = 'queued', operator = null, intent = ?, team = ?, queued_at = ?,
       queue_rank = ?, queue_position = ? where id = ?`,
    ...[intent, group, at, Number(line?.rank), Number(line?.position), conversation],
  );
}
