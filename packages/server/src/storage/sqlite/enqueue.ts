import type { Database } from './database.js';

/** Puts a running conversation at the end of a group’s queue. Only inside a transaction. */
export function enqueue(db: Database, conversation: string, intent: string, group: string, at: number): void {
  // Ranks are common to all groups, so that an operator of two groups serves whoever came first.
  const line = db.get(
    `select coalesce(max(queue_rank), 0) + 1 as rank, coalesce(sum(team = ?), 0) + 1 as position
     from conversations where phase = 'queued' and id <> ?`,
    ...[group, conversation],
  );
  db.run(
    `update conversations set phase = 'queued', operator = null, intent = ?, team = ?, queued_at = ?,
       queue_rank = ?, queue_position = ? where id = ?`,
    ...[intent, group, at, Number(line?.rank), Number(line?.position), conversation],
  );
}
