import type { Rating } from '@comptoir/transport';
import type { ConversationRecord } from '../conversationStore.js';
import type { Database, Row } from './database.js';

/** Columns of a conversation, with its place in the queue counted on the spot. */
export const conversationColumns = `c.*, case when c.phase = 'queued' then
  (select count(*) from conversations q where q.phase = 'queued' and q.team = c.team and q.queue_rank <= c.queue_rank)
  end as position`;

function toRating(row: Row): Rating | undefined {
  if (row.score === null) return undefined;
  return {
    score: Number(row.score),
    ...(row.comment === null ? {} : { comment: String(row.comment) }),
    ...(row.solved === null ? {} : { solved: row.solved === 1 }),
  };
}

/** Reads a row selected with `conversationColumns`. */
export function toConversationRecord(row: Row): ConversationRecord {
  return {
    id: String(row.id),
    visitor: String(row.visitor),
    n: Number(row.n),
    intent: String(row.intent),
    group: String(row.team),
    phase: row.phase as ConversationRecord['phase'],
    operator: row.operator === null ? undefined : String(row.operator),
    queuedAt: Number(row.queued_at),
    position: row.position === null ? undefined : Number(row.position),
    endedAt: row.ended_at === null ? undefined : Number(row.ended_at),
    lastSeq: Number(row.last_seq),
    operatorSeenSeq: Number(row.operator_seen_seq),
    rating: toRating(row),
  };
}

/** One conversation by id. */
export function conversationById(db: Database, id: string): ConversationRecord | undefined {
  const row = db.get(`select ${conversationColumns} from conversations c where c.id = ?`, id);
  return row === undefined ? undefined : toConversationRecord(row);
}

/** An operator's name for notices. */
export function operatorName(db: Database, id: string): string {
  return String(db.get('select name from operators where id = ?', id)?.name ?? '');
}
