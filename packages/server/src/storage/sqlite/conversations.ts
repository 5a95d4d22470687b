import { ChatError } from '@comptoir/transport';
import type { ConversationRecord, ConversationStore } from '../conversationStore.js';
import { appendNotice } from './append.js';
import { conversationById, conversationColumns, toConversationRecord } from './conversationRows.js';
import type { Database } from './database.js';
import { createRouting, queue } from './routing.js';

function mustExist(record: ConversationRecord | undefined): ConversationRecord {
  if (record === undefined) throw new ChatError('not_found', { message: 'There is no such conversation.' });
  return record;
}

/** Ends a running conversation. Only inside a transaction. */
function end(
  db: Database,
  record: ConversationRecord,
  by: 'visitor' | 'operator' | 'system',
  at: number,
): void {
  appendNotice(db, record, { code: 'conversation_ended', by }, at);
  db.run("update conversations set phase = 'ended', ended_at = ? where id = ?", at, record.id);
  db.run('update operators set busy_at = ? where id = ?', at, record.operator);
}

/** Conversations in SQLite. */
export function createConversationStore(db: Database): ConversationStore {
  return {
    ...createRouting(db),
    byId: async (id) => conversationById(db, id),
    newest: async (visitor) => {
      const row = db.get(
        `select ${conversationColumns} from conversations c where c.visitor = ? order by c.n desc limit 1`,
        visitor,
      );
      return row === undefined ? undefined : toConversationRecord(row);
    },
    ofOperator: async (operator) =>
      db
        .all(
          `select ${conversationColumns} from conversations c where c.operator = ? and c.phase = 'open'
           order by c.opened_at, c.id`,
          operator,
        )
        .map(toConversationRecord),
    queue: async () => queue(db),
    atWork: async () =>
      db
        .all("select distinct operator from conversations where phase = 'open'")
        .map((row) => String(row.operator)),
    end: async (id, by, at) =>
      db.transaction(() => {
        const record = conversationById(db, id);
        if (record === undefined || record.phase === 'ended') return undefined;
        end(db, record, by, at);
        return mustExist(conversationById(db, id));
      }),
    ban: async (id, operator, at) =>
      db.transaction(() => {
        const record = conversationById(db, id);
        if (record?.operator !== operator) {
          throw new ChatError('not_found', { message: 'ban.conversation: it is not one of your chats.' });
        }
        const { visitor } = record;
        db.run('update visitors set banned_at = coalesce(banned_at, ?) where id = ?', at, visitor);
        const row = db.get(
          `select ${conversationColumns} from conversations c where c.visitor = ? and c.phase <> 'ended'`,
          visitor,
        );
        if (row !== undefined) end(db, toConversationRecord(row), 'operator', at);
        return { visitor, ended: row === undefined ? undefined : String(row.id) };
      }),
    rate: async (id, { score, comment, solved }, at) =>
      db.transaction(() => {
        const changed = db.run(
          `update conversations set score = ?, comment = ?, solved = ?, rated_at = ?
           where id = ? and rated_at is null`,
          ...[score, comment?.replace(/\0|\p{Cs}/gu, ''), solved, at, id],
        );
        const record = mustExist(conversationById(db, id));
        if (changed === 0) {
          throw new ChatError('already_rated', {
            message: 'rate: this conversation has its rating already.',
          });
        }
        return record;
      }),
    operatorSaw: async (id, seq) => {
      db.run(
        'update conversations set operator_seen_seq = ? where id = ? and operator_seen_seq < ?',
        ...[seq, id, seq],
      );
    },
    waits: async (group, since) =>
      db
        .all(
          'select wait_ms, position from waits where team = ? and assigned_at >= ? order by assigned_at desc limit 200',
          ...[group, since],
        )
        .map((row) => ({ waitMs: Number(row.wait_ms), position: Number(row.position) })),
  };
}
