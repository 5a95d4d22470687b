import { appendNotice } from './append.js';
import type { Database, Row } from './database.js';

/** Who becomes whom. */
export interface Merging {
  readonly from: string;
  readonly into: string;
}

function lastWritten(db: Database, conversation: Row): number {
  const row = db.get(
    "select max(entry) as entry from messages where conversation = ? and sender = 'visitor'",
    String(conversation.id),
  );
  return Number(row?.entry ?? 0);
}

/** Only one conversation of a visitor can run: the one that he wrote to last goes on. */
function endOlder(db: Database, { from, into }: Merging, at: number): void {
  const [older, newer] = db
    .all("select * from conversations where visitor in (?, ?) and phase <> 'ended'", from, into)
    .map((row) => ({ row, entry: lastWritten(db, row) }))
    .sort((a, b) => a.entry - b.entry);
  if (older === undefined || newer === undefined) return;
  const { id, visitor, n, operator } = older.row;
  const record = { id: String(id), visitor: String(visitor), n: Number(n) };
  appendNotice(db, record, { code: 'conversation_ended', by: 'system' }, at);
  db.run("update conversations set phase = 'ended', ended_at = ? where id = ?", at, record.id);
  if (operator !== null) db.run('update operators set busy_at = ? where id = ?', at, String(operator));
}

/** Gives a client id up where both have it: one row per sender and client id, for ever. */
function giveUpDoubles(db: Database, { from, into }: Merging): void {
  db.run(
    `update messages set client_id = null where owner = ?1 and client_id in
       (select client_id from messages where owner = ?2)`,
    ...[from, into],
  );
  db.run(
    `update files set client_id = client_id || '~' || id where owner = 'visitor:' || ?1 and client_id in
       (select client_id from files where owner = 'visitor:' || ?2)`,
    ...[from, into],
  );
  db.run(
    `update notes set client_id = client_id || '~' || entry where visitor = ?1 and client_id in
       (select client_id from notes where visitor = ?2)`,
    ...[from, into],
  );
}

/**
 * Makes two logs one: all conversations in the order in which they were opened, the running one last. Rows keep
 * their ids and get new places, so that no cursor of before fits. Only inside a transaction.
 *
 * @returns the conversations of the log as it is now.
 */
export function mergeVisitors(db: Database, merging: Merging, at: number): readonly string[] {
  const { from, into } = merging;
  endOlder(db, merging, at);
  giveUpDoubles(db, merging);
  const all = db.all(
    "select id, visitor, n from conversations where visitor in (?, ?) order by phase <> 'ended', opened_at, n",
    ...[from, into],
  );
  const positions = db.get('select * from visitors where id = ?', into);
  // Through negative numbers: a new one may still be an old one of a neighbour.
  all.forEach(({ id }, index) => {
    db.run('update conversations set visitor = ?, n = ? where id = ?', into, -(index + 1), String(id));
    db.run('update messages set visitor = ?, n = ? where conversation = ?', into, -(index + 1), String(id));
  });
  db.run('update conversations set n = -n where visitor = ? and n < 0', into);
  db.run('update messages set n = -n where visitor = ? and n < 0', into);
  all.forEach(({ visitor, n }, index) => {
    for (const which of ['seen', 'read']) {
      if (visitor !== into || positions?.[`${which}_n`] !== n) continue;
      db.run(`update visitors set ${which}_n = ? where id = ?`, index + 1, into);
    }
  });
  db.run('update messages set owner = ? where owner = ?', into, from);
  db.run("update files set owner = 'visitor:' || ? where owner = 'visitor:' || ?", into, from);
  db.run('update notes set visitor = ? where visitor = ?', into, from);
  db.run('update visitor_sessions set visitor = ? where visitor = ?', into, from);
  db.run('delete from visitors where id = ?', from);
  return all.map(({ id }) => String(id));
}
