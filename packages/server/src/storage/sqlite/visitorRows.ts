import type { VisitorContext } from '@comptoir/transport';
import type { VisitorRecord } from '../visitorStore.js';
import type { Database, Row } from './database.js';

/** Reads a row of `visitors`. */
export function toVisitor(row: Row): VisitorRecord {
  return {
    id: String(row.id),
    context: JSON.parse(String(row.context)) as VisitorContext,
    seen: { n: Number(row.seen_n), seq: Number(row.seen_seq) },
    read: { n: Number(row.read_n), seq: Number(row.read_seq) },
    ...(row.banned_at === null ? {} : { bannedAt: Number(row.banned_at) }),
    ...(row.subject === null ? {} : { subject: String(row.subject) }),
  };
}

/** One visitor by id. */
export function visitorById(db: Database, id: string): VisitorRecord | undefined {
  const row = db.get('select * from visitors where id = ?', id);
  return row === undefined ? undefined : toVisitor(row);
}
